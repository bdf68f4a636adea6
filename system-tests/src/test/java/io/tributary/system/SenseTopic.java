package io.tributary.system;

import io.tributary.localstack.launch.LocalStack;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.AggregatedMessage.DeviceReadings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What stands committed in Kafka topic {@code sense}, per device. */
final class SenseTopic {

    private static final JsonCodec<AggregatedMessage> CODEC = JsonCodec.of(AggregatedMessage.class);

    private SenseTopic() {}

    /** What stands there of one device. */
    static final class Account {

        private long messages;
        private final Map<Long, Integer> times = new TreeMap<>();

        /** Its messages, doubled ones counted twice. */
        long messages() {
            return messages;
        }

        /** How often each message number stands there. */
        Map<Long, Integer> times() {
            return times;
        }

        private void add(DeviceReadings device) {
            messages += device.messages();
            if (device.seqs() != null) {
                for (List<Long> range : device.seqs()) {
                    for (long seq = range.getFirst(); seq <= range.getLast(); seq++) {
                        times.merge(seq, 1, Integer::sum);
                    }
                }
            }
        }
    }

    static Map<String, Account> accounts(LocalStack stack, String location) {
        Map<String, Account> accounts = new TreeMap<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                stack.kafkaBootstrapServers(),
                                "isolation.level",
                                "read_committed"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(KafkaTopic.SENSE.topicName()).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> found : consumer.poll(Duration.ofMillis(200))) {
                    AggregatedMessage message = CODEC.decode(found.value());
                    if (message.location().value().equals(location)) {
                        message.devices()
                                .forEach(
                                        device ->
                                                accounts.computeIfAbsent(
                                                                device.device().value(),
                                                                id -> new Account())
                                                        .add(device));
                    }
                }
            }
        }
        return accounts;
    }
}
