package io.tributary.dashboard.command;

import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The last 1,000 commands with a key that Kafka did not acknowledge: it may have them all the same,
 * so that their keys stand for them until they are read from there. Thread-safe.
 */
final class DoubtfulCommands {

    private static final int LIMIT = 1_000;

    private final Map<CommandId, CommandStatus> commands =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<CommandId, CommandStatus> eldest) {
                    return size() > LIMIT;
                }
            };

    synchronized void add(Command command) {
        commands.put(command.id(), CommandStatus.queued(command));
    }

    synchronized Optional<CommandStatus> find(CommandId id) {
        return Optional.ofNullable(commands.get(id));
    }
}
