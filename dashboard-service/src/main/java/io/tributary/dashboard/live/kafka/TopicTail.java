package io.tributary.dashboard.live.kafka;

import io.tributary.dashboard.live.Changes;
import io.tributary.topology.kafka.KafkaTopic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows some topics for as long as the service runs, on a thread of its own, without a consumer
 * group. Where Kafka is away it waits and goes on where it was; it never gives up.
 */
final class TopicTail {

    private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final TailPlan plan;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Runnable topics;
    private final Changes changes;
    private final Duration pause;
    private final TailReport report;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Consumer<byte[], byte[]> current;

    /**
     * @param consumers a new consumer for every attempt
     * @param topics creates the topics that are missing, or fails
     * @param changes passes on together what was read together
     * @param pause between two attempts
     */
    TopicTail(
            TailPlan plan,
            Supplier<Consumer<byte[], byte[]>> consumers,
            Runnable topics,
            Changes changes,
            TailReport report,
            Duration pause) {
        this.plan = plan;
        this.consumers = consumers;
        this.topics = topics;
        this.changes = changes;
        this.report = report;
        this.pause = pause;
    }

    /** Follows the topics until {@link #stop()}; blocks. */
    void run() {
        while (isRunning()) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                LOG.debug("Woken to stop");
            } catch (KafkaException e) {
                report.lost(e);
                pause();
            } catch (RuntimeException e) {
                LOG.error("Following Kafka failed, starting again", e);
                pause();
            } finally {
                current = null;
            }
        }
    }

    /** Ends {@link #run()} soon. */
    void stop() {
        stopped.countDown();
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        topics.run();
        List<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        seek(consumer, partitions);
        Map<TopicPartition, Long> target = consumer.endOffsets(partitions, ANSWER);
        LOG.info("Following Kafka partitions {}", partitions);
        long checkAt = System.nanoTime();
        while (isRunning()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                changes.together(() -> records.forEach(plan::handle));
            }
            if (System.nanoTime() - checkAt >= 0) {
                if (!check(consumer, target)) {
                    return;
                }
                checkAt = System.nanoTime() + report.nextCheck().toNanos();
            }
        }
    }

    /**
     * Whether the partitions are still the ones followed.
     *
     * @param target the end as it was when following began
     */
    private boolean check(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> target) {
        Set<TopicPartition> partitions = target.keySet();
        partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
        try {
            report.reached(
                    behind(consumer.endOffsets(partitions, ANSWER)),
                    position(),
                    behind(target) == 0);
            return partitions(consumer).size() == partitions.size();
        } catch (TimeoutException e) {
            // The consumer itself finds its way back: nothing to rebuild.
            report.lost(e);
            return true;
        }
    }

    /** Rises with every record read. */
    private long position() {
        return positions.values().stream().mapToLong(Long::longValue).sum();
    }

    private long behind(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> end.getValue() - positions.getOrDefault(end.getKey(), 0L))
                .filter(distance -> distance > 0)
                .sum();
    }

    private void seek(Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            Long known = positions.get(partition);
            if (known != null) {
                consumer.seek(partition, known);
            } else {
                plan.start(consumer, partition);
            }
        }
    }

    private List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        return plan.topics().stream()
                .map(KafkaTopic::topicName)
                .flatMap(topic -> present(consumer, topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private static List<PartitionInfo> present(Consumer<byte[], byte[]> consumer, String topic) {
        List<PartitionInfo> partitions = consumer.partitionsFor(topic, ANSWER);
        if (partitions.isEmpty()) {
            throw new KafkaException("Kafka topic " + topic + " is not ready yet");
        }
        return partitions;
    }

    private boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private void pause() {
        try {
            if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Stopped while waiting for Kafka");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }
}
