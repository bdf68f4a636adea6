package io.tributary.gateway.intake;

import io.tributary.topology.telemetry.Batch;

/** Reads batches as intake does, for tests elsewhere. */
public final class BatchReading {

    private BatchReading() {}

    public static Batch read(byte[] payload) {
        return BatchCheck.read(payload);
    }
}
