package io.tributary.acquisition.handover;

import io.tributary.acquisition.handover.WaitingEntries.Waiting;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.telemetry.Batch;
import java.nio.ByteBuffer;
import java.util.List;

/** A closed batch that waits for its PUBACK, with the arrivals it accounts for. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record OutgoingBatch(
        long serial,
        String epoch,
        long number,
        byte[] encoded,
        List<Arrival> arrivals,
        long closedAtNanos) {

    private static final JsonCodec<Batch> CODEC = JsonCodec.of(Batch.class);

    /** How a batch without entries ends; entries go in between the brackets. */
    private static final int END_BYTES = "]}".length();

    /**
     * @param serial its place among all batches of all epochs
     * @param frame the batch, without entries
     */
    static OutgoingBatch of(long serial, Batch frame, List<Waiting> entries, long nowNanos) {
        return new OutgoingBatch(
                serial,
                frame.epoch(),
                frame.number(),
                encoded(CODEC.encode(frame), entries),
                entries.stream().flatMap(entry -> entry.arrivals().stream()).toList(),
                nowNanos);
    }

    private static byte[] encoded(byte[] frame, List<Waiting> entries) {
        int size = frame.length + entries.stream().mapToInt(Waiting::bytes).sum();
        ByteBuffer json = ByteBuffer.allocate(size + entries.size() - 1);
        json.put(frame, 0, frame.length - END_BYTES);
        for (int i = 0; i < entries.size(); i++) {
            if (i > 0) {
                json.put((byte) ',');
            }
            json.put(entries.get(i).entry().json());
        }
        return json.put(frame, frame.length - END_BYTES, END_BYTES).array();
    }
}
