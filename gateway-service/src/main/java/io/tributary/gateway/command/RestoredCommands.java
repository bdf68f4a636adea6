package io.tributary.gateway.command;

import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.telemetry.BatchEntry.DeviceEvent;
import io.tributary.topology.telemetry.DeviceEventType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the log of states and the journal tell of commands from before a restart. Belongs to the
 * thread of {@link Commands}.
 */
final class RestoredCommands {

    private static final Comparator<CommandStatus> AGE =
            Comparator.comparing(CommandStatus::createdAt)
                    .thenComparing(status -> status.id().toString());

    private final Map<CommandId, CommandStatus> newest = new LinkedHashMap<>();
    private final List<DeviceEvent> reports = new ArrayList<>();

    void add(CommandStatus status) {
        newest.merge(status.id(), status, (a, b) -> b.revision() > a.revision() ? b : a);
    }

    /** A report is kept where it may answer one of the commands. */
    void reported(DeviceEvent event) {
        boolean mayAnswer =
                event.type() == DeviceEventType.STATE
                        && newest.values().stream()
                                .filter(status -> !status.state().isTerminal())
                                .filter(status -> status.location().equals(event.location()))
                                .anyMatch(status -> status.actuator().value().equals(event.name()));
        if (mayAnswer) {
            reports.add(event);
        }
    }

    /** Reports in the order in which they came. */
    List<DeviceEvent> reports() {
        return List.copyOf(reports);
    }

    List<CommandId> terminal() {
        return newest.values().stream()
                .filter(status -> status.state().isTerminal())
                .map(CommandStatus::id)
                .toList();
    }

    /** Those that are not terminal, the oldest first. */
    List<CommandStatus> open() {
        return newest.values().stream()
                .filter(status -> !status.state().isTerminal())
                .sorted(AGE)
                .toList();
    }

    /**
     * A command for the same actuator that was taken later: it superseded the given one, even where
     * a crash came before that was written down.
     */
    Optional<CommandStatus> newerThan(CommandStatus status) {
        return newest.values().stream()
                .filter(other -> other.location().equals(status.location()))
                .filter(other -> other.actuator().equals(status.actuator()))
                .filter(other -> AGE.compare(other, status) > 0)
                .filter(RestoredCommands::wasTaken)
                .findFirst();
    }

    /** Not refused at once on arrival. */
    private static boolean wasTaken(CommandStatus status) {
        return !status.state().isTerminal() || status.history().size() > 2;
    }

    void clear() {
        newest.clear();
        reports.clear();
    }
}
