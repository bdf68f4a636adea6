package io.tributary.streaming.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record as it lies in Kafka, free of Kafka's own types.
 *
 * @param topic Kafka topic
 * @param partition partition
 * @param offset offset; with topic, partition and timestamp it names the record for ever
 * @param timestamp when it was written
 * @param key its key as text, where it has one
 * @param value its bytes; none is a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record SourceRecord(
        String topic,
        int partition,
        long offset,
        Instant timestamp,
        @Nullable String key,
        byte @Nullable [] value) {

    /**
     * The bytes.
     *
     * @throws UnreadableRecordException when there are none
     */
    public byte[] requiredValue() {
        if (value == null) {
            throw new UnreadableRecordException("the record has no value");
        }
        return value;
    }

    /** Where it lies, without its content. */
    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
