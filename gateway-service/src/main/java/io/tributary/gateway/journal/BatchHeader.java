package io.tributary.gateway.journal;

import io.tributary.topology.json.JsonCodec;

/** The part of a batch that identifies it, read without its entries. */
record BatchHeader(String acquirer, String epoch, long number) {

    private static final JsonCodec<BatchHeader> CODEC = JsonCodec.of(BatchHeader.class);

    static BatchHeader decode(byte[] batch) {
        return CODEC.decode(batch);
    }
}
