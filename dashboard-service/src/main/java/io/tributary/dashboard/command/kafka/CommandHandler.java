package io.tributary.dashboard.command.kafka;

import io.tributary.dashboard.command.Commands;
import io.tributary.dashboard.live.kafka.RecordHandler;
import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Commands, whoever asked for them: each record is a command in state QUEUED. */
@Component
class CommandHandler implements RecordHandler {

    private static final JsonCodec<Command> CODEC = JsonCodec.of(Command.class);

    private final Commands commands;

    CommandHandler(Commands commands) {
        this.commands = commands;
    }

    @Override
    public KafkaTopic topic() {
        return KafkaTopic.COMMAND;
    }

    @Override
    public void handle(String key, byte @Nullable [] value) {
        if (value != null) {
            commands.accept(CommandStatus.queued(CODEC.decode(value)));
        }
    }
}
