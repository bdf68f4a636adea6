package io.tributary.dashboard.command.kafka;

import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.command.CommandPublisher;
import io.tributary.topology.command.Command;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaKeys;
import io.tributary.topology.kafka.KafkaTopic;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Writes commands into Kafka and waits for the acknowledgement of all in-sync replicas. */
@Component
class KafkaCommandPublisher implements CommandPublisher {

    private static final JsonCodec<Command> CODEC = JsonCodec.of(Command.class);
    // The producer's own timeouts, set to end earlier, say more; this only bounds the wait.
    private static final int PATIENCE_SECONDS = 8;

    private final KafkaTemplate<byte[], byte[]> kafka;

    KafkaCommandPublisher(KafkaTemplate<byte[], byte[]> kafka) {
        this.kafka = kafka;
    }

    @Override
    public void publish(Command command) {
        String key = KafkaKeys.actuator(command.site(), command.location(), command.actuator());
        try {
            kafka.send(
                            KafkaTopic.COMMAND.topicName(),
                            key.getBytes(StandardCharsets.UTF_8),
                            CODEC.encode(command))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw away(command, e);
        } catch (org.springframework.kafka.KafkaException e) {
            throw away(command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away(command, e);
        }
    }

    private static DependencyAwayException away(Command command, Exception e) {
        return new DependencyAwayException(
                Dependency.KAFKA,
                "Kafka did not acknowledge command %s; it may still be carried out until %s"
                        .formatted(command.id(), command.expiresAt()),
                e);
    }
}
