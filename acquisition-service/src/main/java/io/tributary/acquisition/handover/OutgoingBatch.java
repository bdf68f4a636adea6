package io.tributary.acquisition.handover;

import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.telemetry.Batch;
import java.util.List;

/** A closed batch that waits for its PUBACK, with the arrivals it accounts for. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record OutgoingBatch(long number, byte[] encoded, List<Arrival> arrivals, long closedAtNanos) {

    private static final JsonCodec<Batch> CODEC = JsonCodec.of(Batch.class);

    static OutgoingBatch of(Batch batch, List<Arrival> arrivals, long nowNanos) {
        return new OutgoingBatch(
                batch.number(), CODEC.encode(batch), List.copyOf(arrivals), nowNanos);
    }
}
