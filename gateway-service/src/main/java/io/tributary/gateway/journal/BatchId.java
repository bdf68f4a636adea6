package io.tributary.gateway.journal;

import io.tributary.topology.json.JsonCodec;

/**
 * Which batch of which acquirer: what tells a repeat from a new one.
 *
 * @param acquirer the acquisition service's identity
 * @param epoch random per start of the acquirer
 * @param number 1, 2, 3 … within the epoch
 */
public record BatchId(String acquirer, String epoch, long number) {

    private static final JsonCodec<BatchId> CODEC = JsonCodec.of(BatchId.class);

    /** Reads it from an encoded batch, without its entries. */
    static BatchId of(byte[] batch) {
        return CODEC.decode(batch);
    }
}
