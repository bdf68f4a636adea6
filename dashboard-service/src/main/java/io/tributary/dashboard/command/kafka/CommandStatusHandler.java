package io.tributary.dashboard.command.kafka;

import io.tributary.dashboard.command.Commands;
import io.tributary.dashboard.live.kafka.RecordHandler;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Snapshots of the commands' states. */
@Component
class CommandStatusHandler implements RecordHandler {

    private static final JsonCodec<CommandStatus> CODEC = JsonCodec.of(CommandStatus.class);

    private final Commands commands;

    CommandStatusHandler(Commands commands) {
        this.commands = commands;
    }

    @Override
    public KafkaTopic topic() {
        return KafkaTopic.COMMAND_STATUS;
    }

    @Override
    public void handle(String key, byte @Nullable [] value) {
        if (value != null) {
            commands.accept(CODEC.decode(value));
        }
    }
}
