package io.tributary.benchmarks.endtoend;

import io.tributary.benchmarks.load.MqttLoad;
import io.tributary.benchmarks.load.Workload;
import io.tributary.benchmarks.rig.Rig;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.AggregatedMessage.DeviceReadings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what is committed and notes, by its number, how long ago each message was due. */
final class KafkaLatencies implements AutoCloseable {

    private static final JsonCodec<AggregatedMessage> CODEC = JsonCodec.of(AggregatedMessage.class);

    private final Workload workload;
    private final MqttLoad load;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Histogram micros = new ConcurrentHistogram(3);
    private final Thread thread = Thread.ofPlatform().name("kafka-latencies").unstarted(this::run);
    private volatile boolean stopped;

    KafkaLatencies(Rig rig, Workload workload, MqttLoad load) {
        this.workload = workload;
        this.load = load;
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                rig.stack().kafkaBootstrapServers(),
                                "isolation.level",
                                "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                consumer.partitionsFor(KafkaTopic.SENSE.topicName()).stream()
                        .map(each -> new TopicPartition(each.topic(), each.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        thread.start();
    }

    Histogram histogram() {
        return micros;
    }

    void forget() {
        micros.reset();
    }

    private void run() {
        while (!stopped) {
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(100))) {
                long now = System.nanoTime();
                CODEC.decode(each.value()).devices().forEach(device -> note(device, now));
            }
        }
        consumer.close();
    }

    private void note(DeviceReadings device, long now) {
        if (device.seqs() == null) {
            return;
        }
        int number = Integer.parseInt(device.device().value().substring(1));
        for (List<Long> range : device.seqs()) {
            for (long seq = range.getFirst(); seq <= range.getLast(); seq++) {
                long due = load.dueNanos(workload.message(number, seq));
                micros.recordValue(Math.max(0, (now - due) / 1_000));
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
