package io.tributary.dashboard.live.kafka;

import io.tributary.topology.kafka.KafkaTopic;
import org.jspecify.annotations.Nullable;

/**
 * Takes the records of one Kafka topic, on the one thread that follows it, in the order of each
 * partition. What it throws is logged and counted, and the record is passed over.
 */
public interface RecordHandler {

    /** The topic whose records it takes. */
    KafkaTopic topic();

    /**
     * Takes a record.
     *
     * @param value null where a compacted topic says that the key is gone
     */
    void handle(String key, byte @Nullable [] value);
}
