package io.tributary.benchmarks.rig;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Counts the device messages of records that carry many, as they are committed, by the figure that
 * each of them states; whether it is true is seen afterwards.
 */
public final class CommittedMessages implements AutoCloseable {

    private final byte[] field;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread = Thread.ofPlatform().name("committed").unstarted(this::run);
    private volatile boolean stopped;
    private final AtomicLong count = new AtomicLong();

    /**
     * Begins with what is committed from now on.
     *
     * @param field the figure, which stands in the record before any other of its name
     */
    public CommittedMessages(String bootstrapServers, String topic, String field) {
        this.field = ("\"" + field + "\":").getBytes(StandardCharsets.US_ASCII);
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers", bootstrapServers,
                                "isolation.level", "read_committed",
                                "fetch.max.wait.ms", "100"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(each -> new TopicPartition(each.topic(), each.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread.start();
    }

    /** What has come so far. */
    public long count() {
        return count.get();
    }

    private void run() {
        while (!stopped) {
            long sum = 0;
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(100))) {
                sum += count(each.value());
            }
            count.addAndGet(sum);
        }
        consumer.close();
    }

    private long count(byte[] json) {
        for (int at = 0; at < json.length - field.length; at++) {
            if (matches(json, at)) {
                long number = 0;
                for (int i = at + field.length; json[i] >= '0' && json[i] <= '9'; i++) {
                    number = number * 10 + json[i] - '0';
                }
                return number;
            }
        }
        throw new IllegalStateException("a record does not state it");
    }

    private boolean matches(byte[] json, int at) {
        for (int i = 0; i < field.length; i++) {
            if (json[at + i] != field[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
