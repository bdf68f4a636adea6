package io.tributary.dashboard.command.kafka;

import io.tributary.dashboard.availability.kafka.AcknowledgedWrites;
import io.tributary.dashboard.command.CommandPublisher;
import io.tributary.topology.command.Command;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaKeys;
import io.tributary.topology.kafka.KafkaTopic;
import org.springframework.stereotype.Component;

/** Writes commands into Kafka and waits for the acknowledgement of all in-sync replicas. */
@Component
class KafkaCommandPublisher implements CommandPublisher {

    private static final JsonCodec<Command> CODEC = JsonCodec.of(Command.class);

    private final AcknowledgedWrites kafka;

    KafkaCommandPublisher(AcknowledgedWrites kafka) {
        this.kafka = kafka;
    }

    @Override
    public void publish(Command command) {
        kafka.write(
                KafkaTopic.COMMAND,
                KafkaKeys.actuator(command.site(), command.location(), command.actuator()),
                CODEC.encode(command),
                "Kafka did not acknowledge command %s; it may still be carried out until %s"
                        .formatted(command.id(), command.expiresAt()));
    }
}
