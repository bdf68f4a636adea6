package io.tributary.streaming.indexing.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ListenerContainerPartitionIdleEvent;
import org.springframework.stereotype.Component;

/**
 * Commits the place up to which a partition has been read where nothing came for a moment: behind
 * what is no record, the end of a transaction, or one that was aborted as a whole. Without it the
 * lag of such a partition is never zero, and a restart would take it for stalled. Called by the
 * thread that consumes, between two polls, when all records it was given are done.
 */
@Component
class OffsetsBehindMarkers {

    private static final Logger LOG = LoggerFactory.getLogger(OffsetsBehindMarkers.class);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Map<TopicPartition, Long> committed = new ConcurrentHashMap<>();

    @EventListener
    void partitionIdle(ListenerContainerPartitionIdleEvent event) {
        TopicPartition partition = event.getTopicPartition();
        Consumer<?, ?> consumer = event.getConsumer();
        try {
            long position = consumer.position(partition, PATIENCE);
            if (committed(consumer, partition) != position) {
                consumer.commitSync(Map.of(partition, new OffsetAndMetadata(position)), PATIENCE);
                committed.put(partition, position);
            }
        } catch (KafkaException | IllegalStateException e) {
            // Kafka is away, or another consumer has the partition by now: nothing to do here.
            LOG.debug("Offset stays as it is. partition={}", partition, e);
        }
    }

    /** What the group had when the partition came here, or what was committed here since. */
    private long committed(Consumer<?, ?> consumer, TopicPartition partition) {
        Long known = committed.get(partition);
        if (known == null) {
            OffsetAndMetadata found =
                    consumer.committed(Set.of(partition), PATIENCE).get(partition);
            known = found == null ? 0 : found.offset();
            committed.put(partition, known);
        }
        return known;
    }
}
