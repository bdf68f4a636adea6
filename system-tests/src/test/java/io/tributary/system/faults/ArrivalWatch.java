package io.tributary.system.faults;

import static org.awaitility.Awaitility.await;

import io.tributary.localstack.launch.LocalStack;
import io.tributary.topology.kafka.KafkaKeys;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what a reader sees of one location, in {@code sense} and in Elasticsearch, from before
 * its first message until it is closed.
 */
final class ArrivalWatch implements AutoCloseable {

    /** Stands for a recovery that was not seen. */
    static final Duration NEVER = Duration.ofDays(1);

    private static final Duration LOOK = Duration.ofMillis(300);

    /** A window of a second, its commit, and Elasticsearch's refresh, with some to spare. */
    private static final Duration UP_TO_DATE = Duration.ofSeconds(5);

    private final String key;
    private final LatestWindow latest;
    private final KafkaConsumer<String, byte[]> consumer;
    private final ArrivalGap sense = new ArrivalGap();
    private final ArrivalGap index = new ArrivalGap();
    private final Thread kafkaThread;
    private final Thread indexThread;
    private volatile boolean closed;
    private volatile @Nullable Instant lastSent;
    private volatile @Nullable Instant lifted;
    private volatile @Nullable Instant recovered;

    ArrivalWatch(LocalStack stack, String location) {
        this.key = KafkaKeys.location(SiteId.of("home"), LocationName.of(location));
        this.latest = new LatestWindow(stack.elasticsearchUrl(), location);
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                stack.kafkaBootstrapServers(),
                                "isolation.level",
                                "read_committed"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions = partitions();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        kafkaThread = Thread.ofPlatform().daemon().name("watch-sense").start(this::watchSense);
        indexThread = Thread.ofPlatform().daemon().name("watch-index").start(this::watchIndex);
    }

    /** Returns when the first message of the load has come. */
    void awaitFirst() {
        await().atMost(Duration.ofMinutes(1)).until(sense::hasBegun);
    }

    /** The fault is over, or what it took away is being started. */
    void lifted() {
        recovered = null;
        lifted = Instant.now();
    }

    /** No message was sent later than now. */
    void loadIsOver() {
        lastSent = Instant.now();
    }

    Duration senseGap() {
        return sense.longest();
    }

    Duration indexGap() {
        return index.longest();
    }

    /**
     * From the end of the fault until Elasticsearch was up to date and stayed so, zero where it
     * never was behind. To be asked when the fault has had the time to show.
     *
     * @param patience how long it may take from now
     */
    Duration awaitRecovery(Duration patience) {
        Instant end = Instant.now().plus(patience);
        Instant to = recovered;
        while (to == null && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(LOOK.toNanos());
            to = recovered;
        }
        Instant from = lifted;
        if (from == null || to == null) {
            return NEVER;
        }
        return to.isBefore(from.plus(LOOK).plus(LOOK)) ? Duration.ZERO : Duration.between(from, to);
    }

    /** The gateway creates the topic when it has started. */
    private List<TopicPartition> partitions() {
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () ->
                                consumer.partitionsFor(KafkaTopic.SENSE.topicName()).stream()
                                        .map(
                                                one ->
                                                        new TopicPartition(
                                                                one.topic(), one.partition()))
                                        .toList(),
                        found -> !found.isEmpty());
    }

    private void watchSense() {
        while (!closed) {
            try {
                for (ConsumerRecord<String, byte[]> found : consumer.poll(LOOK)) {
                    if (key.equals(found.key())) {
                        sense.arrived();
                    }
                }
            } catch (KafkaException e) {
                // Away: that is what is being measured.
            }
        }
        consumer.close();
    }

    private void watchIndex() {
        Instant seen = Instant.MIN;
        while (!closed) {
            Instant newest = latest.start();
            if (newest != null && newest.isAfter(seen)) {
                seen = newest;
                index.arrived();
            }
            noteRecovery(newest);
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** It may be up to date still when the fault has just begun: the last time counts. */
    private void noteRecovery(@Nullable Instant newest) {
        Instant end = lastSent;
        Instant wanted = (end == null ? Instant.now() : end).minus(UP_TO_DATE);
        if (newest == null || newest.isBefore(wanted)) {
            recovered = null;
        } else if (recovered == null) {
            recovered = Instant.now();
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            kafkaThread.join();
            indexThread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
