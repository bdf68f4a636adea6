package io.tributary.benchmarks.latency;

import io.tributary.benchmarks.Environment;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.AggregatedMessage.DeviceReadings;
import io.tributary.topology.telemetry.AggregatedMessage.ElementReadings;
import io.tributary.topology.telemetry.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what is committed and notes how old each reading is by then. */
final class KafkaSide implements AutoCloseable {

    private static final JsonCodec<AggregatedMessage> CODEC = JsonCodec.of(AggregatedMessage.class);

    private final String run;
    private final Histogram histogram = new ConcurrentHistogram(3);
    private final Thread thread = Thread.ofPlatform().name("kafka-side").unstarted(this::run);
    private volatile boolean stopped;
    private volatile long lastSeen;

    KafkaSide(String run) {
        this.run = run;
    }

    void start() {
        thread.start();
    }

    void forget() {
        histogram.reset();
    }

    /** Returns when nothing has come for some seconds. */
    void awaitQuiet() throws InterruptedException {
        do {
            Thread.sleep(500);
        } while (System.currentTimeMillis() - lastSeen < 3_000);
    }

    Histogram histogram() {
        return histogram;
    }

    private void run() {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers", Environment.get("KAFKA_BOOTSTRAP_SERVERS"),
                                "isolation.level", "read_committed",
                                "fetch.max.wait.ms", "100"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(KafkaTopic.SENSE.topicName()).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            while (!stopped) {
                for (ConsumerRecord<String, byte[]> found : consumer.poll(Duration.ofMillis(100))) {
                    note(CODEC.decode(found.value()), System.currentTimeMillis());
                }
            }
        }
    }

    private void note(AggregatedMessage message, long now) {
        for (DeviceReadings device : message.devices()) {
            if (device.device().value().startsWith(run)) {
                lastSeen = now;
                device.elements().forEach(element -> note(element, now));
            }
        }
    }

    private void note(ElementReadings element, long now) {
        if (element.samples() != null) {
            for (Value value : element.samples().value()) {
                if (value instanceof Value.NumberValue number) {
                    histogram.recordValue(Math.max(0, now - (long) number.value()));
                }
            }
        }
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
