package io.tributary.benchmarks.rig;

import io.tributary.benchmarks.load.Workload;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.telemetry.AggregatedMessage;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What stands in Kafka of each device's numbers, once all is over: every number once, or it says
 * how many are missing or doubled.
 *
 * @param messages numbers found
 * @param missing numbers that no record has
 * @param doubled messages whose readings are there twice
 */
public record Account(long messages, long missing, long doubled) {

    private static final JsonCodec<AggregatedMessage> CODEC = JsonCodec.of(AggregatedMessage.class);
    private static final Duration QUIET = Duration.ofSeconds(2);

    /**
     * Reads the topic from its beginning.
     *
     * @param sent messages of all devices together, which took turns
     */
    public static Account of(String bootstrapServers, int devices, long sent) {
        Map<String, BitSet> seen = new HashMap<>();
        long readings = 0;
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "isolation.level",
                                "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(KafkaTopic.SENSE.topicName()).stream()
                            .map(each -> new TopicPartition(each.topic(), each.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var records = consumer.poll(QUIET);
            while (!records.isEmpty()) {
                for (ConsumerRecord<byte[], byte[]> each : records) {
                    AggregatedMessage message = CODEC.decode(each.value());
                    readings += message.readings();
                    note(message, seen);
                }
                records = consumer.poll(QUIET);
            }
        }
        long found = 0;
        for (int device = 0; device < devices; device++) {
            found += seen.getOrDefault("d" + device, new BitSet()).cardinality();
        }
        return new Account(found, sent - found, readings / Workload.READINGS - found);
    }

    private static void note(AggregatedMessage message, Map<String, BitSet> seen) {
        for (var device : message.devices()) {
            BitSet numbers = seen.computeIfAbsent(device.device().value(), id -> new BitSet());
            for (var range : device.seqs() == null ? List.<List<Long>>of() : device.seqs()) {
                for (long seq = range.getFirst(); seq <= range.getLast(); seq++) {
                    numbers.set((int) seq);
                }
            }
        }
    }
}
