package io.tributary.gateway.running;

import static org.awaitility.Awaitility.await;

import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaKeys;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.presence.ActuatorState;
import io.tributary.topology.presence.DeviceState;
import io.tributary.topology.presence.Presence;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Follows what the gateway says of commands and devices, as the dashboard does. */
final class StateTail implements AutoCloseable {

    private static final JsonCodec<CommandStatus> STATUSES = JsonCodec.of(CommandStatus.class);

    private final SiteId site;
    private final Map<String, List<byte[]>> records = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean stopped;

    /** The topics must be there. */
    StateTail(String bootstrapServers, SiteId site) {
        this.site = site;
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "isolation.level",
                                "read_committed",
                                "allow.auto.create.topics",
                                false),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                Stream.of(KafkaTopic.COMMAND_STATUS, KafkaTopic.CONFIG)
                        .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                        .map(each -> new TopicPartition(each.topic(), each.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread = Thread.ofPlatform().name("state-tail").daemon().start(() -> follow(consumer));
    }

    private void follow(KafkaConsumer<String, byte[]> consumer) {
        try (consumer) {
            while (!stopped) {
                for (ConsumerRecord<String, byte[]> each : consumer.poll(Duration.ofMillis(50))) {
                    records.computeIfAbsent(each.key(), key -> new CopyOnWriteArrayList<>())
                            .add(each.value());
                }
            }
        }
    }

    /** Every snapshot of the command, in the order in which it was written. */
    List<CommandStatus> statuses(Command command) {
        return found(command.id().toString()).stream().map(STATUSES::decode).toList();
    }

    List<CommandState> states(Command command) {
        return statuses(command).stream().map(CommandStatus::state).toList();
    }

    boolean isOver(CommandId id) {
        return found(id.toString()).stream()
                .map(STATUSES::decode)
                .anyMatch(status -> status.state().isTerminal());
    }

    /** The last state, which comes sooner or later. */
    CommandStatus end(Command command) {
        await().until(() -> isOver(command.id()));
        return statuses(command).getLast();
    }

    void awaitState(Command command, CommandState state) {
        await().until(() -> states(command).contains(state));
    }

    void awaitPresence(DeviceId device, Presence presence) {
        String key = KafkaKeys.device(site, TestSite.KITCHEN, device);
        await().until(() -> newest(key, DeviceState.class).presence() == presence);
    }

    void awaitReported(ActuatorName actuator, String value) {
        String key = KafkaKeys.actuatorState(site, TestSite.KITCHEN, actuator);
        await().until(() -> newest(key, ActuatorState.class).reported().equals(value));
    }

    private <T> T newest(String key, Class<T> type) {
        return JsonCodec.of(type).decode(found(key).getLast());
    }

    private List<byte[]> found(String key) {
        return records.getOrDefault(key, List.of());
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
