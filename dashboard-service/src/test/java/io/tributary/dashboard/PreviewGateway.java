package io.tributary.dashboard;

import io.tributary.dashboard.support.Edge;
import io.tributary.dashboard.support.Servers;
import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.presence.ActuatorState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Answers commands as a gateway and its devices would; what is to be LOW fails. */
final class PreviewGateway implements Runnable {

    private static final JsonCodec<Command> CODEC = JsonCodec.of(Command.class);

    private final Edge edge;
    private final ScheduledExecutorService clock;
    private final Duration pause;

    /**
     * @param pause between a command and its outcome
     */
    PreviewGateway(Edge edge, ScheduledExecutorService clock, Duration pause) {
        this.edge = edge;
        this.clock = clock;
        this.pause = pause;
    }

    /** Until its thread is interrupted. */
    @Override
    public void run() {
        Map<String, Object> settings = Map.of("bootstrap.servers", Servers.kafka());
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(KafkaTopic.COMMAND.topicName()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            while (!Thread.currentThread().isInterrupted()) {
                consumer.poll(Duration.ofSeconds(1))
                        .forEach(record -> answer(CODEC.decode(record.value())));
            }
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(Command command) {
        CommandStatus sent =
                CommandStatus.queued(command).moved(CommandState.SENT, Instant.now(), null, null);
        edge.tell(sent);
        clock.schedule(() -> finish(command, sent), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void finish(Command command, CommandStatus sent) {
        if (command.value().equals("LOW")) {
            edge.tell(
                    sent.moved(
                            CommandState.FAILED,
                            Instant.now(),
                            "the device answered with OFF",
                            "OFF"));
            return;
        }
        edge.tell(
                new ActuatorState(
                        command.site(),
                        command.location(),
                        command.actuator(),
                        2,
                        command.value(),
                        Instant.now(),
                        command.id()));
        edge.tell(sent.moved(CommandState.SUCCEEDED, Instant.now(), null, command.value()));
    }
}
