package io.tributary.reconciliation.kafka;

import io.tributary.topology.kafka.KafkaTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic up to its present end, committed records alone, and on from there the next time.
 * Belongs to no group and commits nothing, so that the live system does not notice. Not
 * thread-safe.
 */
final class TopicFollower implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Device times may be this far ahead of the record's; with as much again to spare. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private final KafkaTopic topic;
    private final @Nullable Instant from;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /** Follows a topic from the start, or from records that may hold something of that time. */
    TopicFollower(Map<String, String> settings, KafkaTopic topic, @Nullable Instant from) {
        this.topic = topic;
        this.from = from;
        Map<String, Object> all = new HashMap<>(settings);
        all.put("isolation.level", "read_committed");
        all.put("enable.auto.commit", "false");
        all.put("auto.offset.reset", "earliest");
        all.put("allow.auto.create.topics", "false");
        all.putIfAbsent("default.api.timeout.ms", Long.toString(PATIENCE.toMillis()));
        this.consumer =
                new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Hands over what was added since the last time.
     *
     * @throws TimeoutException when Kafka does not answer, or does not get on
     */
    void follow(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        if (consumer.assignment().isEmpty() && !assign()) {
            return;
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        long read = position();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(reader);
            if (position() != read) {
                read = position();
                deadline = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() > deadline) {
                throw new TimeoutException("topic " + topic.topicName() + " cannot be read");
            }
        }
    }

    /** False while the topic is not there: nothing was ever written to it. */
    private boolean assign() {
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic.topicName()).stream()
                        .map(found -> new TopicPartition(found.topic(), found.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        if (from != null) {
            seek(partitions, from.minus(AHEAD).toEpochMilli());
        }
        return !partitions.isEmpty();
    }

    private void seek(List<TopicPartition> partitions, long millis) {
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, millis));
        for (Map.Entry<TopicPartition, @Nullable OffsetAndTimestamp> found :
                consumer.offsetsForTimes(times).entrySet()) {
            OffsetAndTimestamp offset = found.getValue();
            if (offset != null) {
                consumer.seek(found.getKey(), offset.offset());
            }
        }
    }

    private long position() {
        return consumer.assignment().stream().mapToLong(consumer::position).sum();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
