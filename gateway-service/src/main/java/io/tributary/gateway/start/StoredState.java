package io.tributary.gateway.start;

import io.tributary.gateway.command.Commands;
import io.tributary.gateway.kafka.TopicReader;
import io.tributary.gateway.presence.PresenceBook;
import io.tributary.gateway.site.GatewayIdentity;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.json.MalformedMessageException;
import io.tributary.topology.json.UnknownSchemaException;
import io.tributary.topology.kafka.KafkaKeys;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.presence.ActuatorState;
import io.tributary.topology.presence.DeviceState;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What this gateway knew before it was restarted, from the compacted topics. */
@Component
class StoredState {

    private static final Logger LOG = LoggerFactory.getLogger(StoredState.class);
    private static final JsonCodec<DeviceState> DEVICES = JsonCodec.of(DeviceState.class);
    private static final JsonCodec<ActuatorState> ACTUATORS = JsonCodec.of(ActuatorState.class);
    private static final JsonCodec<CommandStatus> STATUSES = JsonCodec.of(CommandStatus.class);

    private final TopicReader reader;
    private final GatewayIdentity gateway;
    private final PresenceBook presence;
    private final Commands commands;

    StoredState(
            TopicReader reader, GatewayIdentity gateway, PresenceBook presence, Commands commands) {
        this.reader = reader;
        this.gateway = gateway;
        this.presence = presence;
        this.commands = commands;
    }

    /** Restores presence and commands. May be repeated. */
    void restore() {
        reader.readAll(KafkaTopic.CONFIG, each(this::presence));
        reader.readAll(KafkaTopic.COMMAND_STATUS, each(this::command));
    }

    private void presence(ConsumerRecord<String, byte[]> found) {
        if (!found.key().startsWith(gateway.site() + "/")) {
            return;
        }
        if (KafkaKeys.isActuatorState(found.key())) {
            presence.restore(ACTUATORS.decode(found.value()));
        } else {
            presence.restore(DEVICES.decode(found.value()));
        }
    }

    private void command(ConsumerRecord<String, byte[]> found) {
        CommandStatus status = STATUSES.decode(found.value());
        if (status.site().equals(gateway.site())) {
            commands.restore(status);
        }
    }

    private static Consumer<ConsumerRecord<String, byte[]>> each(
            Consumer<ConsumerRecord<String, byte[]>> restored) {
        return found -> {
            if (found.key() == null || found.value() == null) {
                return;
            }
            try {
                restored.accept(found);
            } catch (MalformedMessageException | UnknownSchemaException e) {
                LOG.warn(
                        "a stored record cannot be read and is skipped, topic={}, offset={}, reason={}",
                        found.topic(),
                        found.offset(),
                        e.getMessage());
            }
        };
    }
}
