package io.tributary.gateway.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaKeys;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.telemetry.AggregatedMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What stands in Kafka for those who read only what is committed. */
final class Kafka {

    private static final JsonCodec<AggregatedMessage> MESSAGES =
            JsonCodec.of(AggregatedMessage.class);
    private static final JsonCodec<CommandStatus> STATUSES = JsonCodec.of(CommandStatus.class);
    private static final JsonCodec<Command> COMMANDS = JsonCodec.of(Command.class);
    private static final JsonCodec<Rejection> REJECTIONS = JsonCodec.of(Rejection.class);

    private final String bootstrapServers;
    private final SiteId site;

    Kafka(String bootstrapServers, SiteId site) {
        this.bootstrapServers = bootstrapServers;
        this.site = site;
    }

    /** Aggregated messages of the site. */
    List<AggregatedMessage> messages(KafkaTopic topic) {
        return ofSite(topic).stream().map(each -> MESSAGES.decode(each.value())).toList();
    }

    /** Waits until all messages of the device are there, and sees that none is there twice. */
    void awaitExactlyOnce(DeviceId device, long sent, GatewayProcess gateway) {
        await().untilAsserted(
                        () ->
                                assertThat(Ledger.count(messages(KafkaTopic.SENSE), device))
                                        .as(gateway.output())
                                        .isGreaterThanOrEqualTo(sent));
        Ledger.assertExactlyOnce(messages(KafkaTopic.SENSE), device, sent);
    }

    List<Rejection> rejections() {
        return all(KafkaTopic.REJECTED).stream()
                .map(each -> REJECTIONS.decode(each.value()))
                .filter(rejection -> rejection.site().equals(site))
                .toList();
    }

    /** Every snapshot of the command, in the order in which it was written. */
    List<CommandStatus> statuses(CommandId id) {
        return all(KafkaTopic.COMMAND_STATUS).stream()
                .filter(each -> id.toString().equals(each.key()))
                .map(each -> STATUSES.decode(each.value()))
                .toList();
    }

    List<CommandState> states(CommandId id) {
        return statuses(id).stream().map(CommandStatus::state).toList();
    }

    /** The newest value under the key. */
    <T> T newest(KafkaTopic topic, String key, Class<T> type) {
        return ofSite(topic).stream()
                .filter(each -> each.key().equals(key))
                .reduce((first, second) -> second)
                .map(each -> JsonCodec.of(type).decode(each.value()))
                .orElseThrow();
    }

    boolean has(KafkaTopic topic, String key) {
        return ofSite(topic).stream().anyMatch(each -> each.key().equals(key));
    }

    List<ConsumerRecord<String, byte[]>> ofSite(KafkaTopic topic) {
        return all(topic).stream()
                .filter(each -> (each.key() + "/").startsWith(site + "/"))
                .toList();
    }

    private List<ConsumerRecord<String, byte[]>> all(KafkaTopic topic) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "isolation.level",
                                "read_committed",
                                "allow.auto.create.topics",
                                false),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic.topicName()).stream()
                            .map(each -> new TopicPartition(each.topic(), each.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }

    /** Leaves a command as a crash does right after SENT was written down. */
    void leaveSent(Command command) throws Exception {
        CommandStatus sent =
                CommandStatus.queued(command)
                        .moved(CommandState.SENT, command.createdAt(), null, null);
        put(KafkaTopic.COMMAND_STATUS, command.id().toString(), STATUSES.encode(sent));
    }

    /** Asks for a command, as the dashboard does. */
    void command(Command command) throws Exception {
        put(
                KafkaTopic.COMMAND,
                KafkaKeys.actuator(command.site(), command.location(), command.actuator()),
                COMMANDS.encode(command));
    }

    /** Asks for many commands at once. */
    void commands(List<Command> commands) {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            commands.forEach(
                    command ->
                            producer.send(
                                    new ProducerRecord<>(
                                            KafkaTopic.COMMAND.topicName(),
                                            KafkaKeys.actuator(
                                                    command.site(),
                                                    command.location(),
                                                    command.actuator()),
                                            COMMANDS.encode(command))));
        }
    }

    void put(KafkaTopic topic, String key, byte[] value) throws Exception {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            producer.send(new ProducerRecord<>(topic.topicName(), key, value))
                    .get(20, TimeUnit.SECONDS);
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
