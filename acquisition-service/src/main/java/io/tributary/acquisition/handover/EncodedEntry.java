package io.tributary.acquisition.handover;

import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.telemetry.BatchEntry;

/**
 * A batch entry with its JSON: an entry that could not be encoded must not take a whole batch down,
 * and the size of a batch is to be known, not guessed.
 *
 * @param entry what became of one device message
 * @param json as it stands in the batch
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record EncodedEntry(BatchEntry entry, byte[] json) implements MessageAccount {

    private static final JsonCodec<BatchEntry> CODEC = JsonCodec.of(BatchEntry.class);

    public static EncodedEntry of(BatchEntry entry) {
        return new EncodedEntry(entry, CODEC.encode(entry));
    }
}
