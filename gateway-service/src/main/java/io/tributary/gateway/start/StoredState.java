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
import java.util.function.BiConsumer;
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

    /**
     * Restores presence and commands. May be repeated.
     *
     * @throws io.tributary.gateway.kafka.KafkaAwayException when Kafka does not answer
     */
    void restore() {
        reader.readAll(KafkaTopic.CONFIG, readable(this::presence));
        reader.readAll(KafkaTopic.COMMAND_STATUS, readable(this::command));
    }

    private void presence(String key, byte[] value) {
        if (!key.startsWith(gateway.site() + "/")) {
            return;
        }
        if (KafkaKeys.isActuatorState(key)) {
            presence.restore(ACTUATORS.decode(value));
        } else {
            presence.restore(DEVICES.decode(value));
        }
    }

    private void command(String key, byte[] value) {
        CommandStatus status = STATUSES.decode(value);
        if (status.site().equals(gateway.site())) {
            commands.restore(status);
        }
    }

    private static BiConsumer<String, byte[]> readable(BiConsumer<String, byte[]> restored) {
        return (key, value) -> {
            try {
                restored.accept(key, value);
            } catch (MalformedMessageException | UnknownSchemaException e) {
                LOG.warn(
                        "a stored record cannot be read and is skipped, key={}, reason={}",
                        key,
                        e.getMessage());
            }
        };
    }
}
