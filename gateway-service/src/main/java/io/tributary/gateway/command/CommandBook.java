package io.tributary.gateway.command;

import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.name.LocationName;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands that are not terminal, the newest of those that are, and the only way from one state
 * to the next: each is counted and written down. Belongs to the thread of {@link Commands}.
 */
final class CommandBook {

    /** Finished commands that are known again when they come a second time. */
    static final int REMEMBERED = 50_000;

    private final Map<CommandId, ActiveCommand> active = new LinkedHashMap<>();
    private final Map<Place, Set<ActiveCommand>> byActuator = new HashMap<>();
    private final Set<CommandId> finished =
            Collections.newSetFromMap(
                    new LinkedHashMap<>() {
                        @Override
                        protected boolean removeEldestEntry(Map.Entry<CommandId, Boolean> eldest) {
                            return size() > REMEMBERED;
                        }
                    });
    private final StatusWriter writer;
    private final Times times;
    private final CommandMetrics metrics;

    /** An actuator, as reports name it. */
    private record Place(LocationName location, String actuator) {

        static Place of(ActiveCommand command) {
            return new Place(command.status.location(), command.status.actuator().value());
        }
    }

    CommandBook(StatusWriter writer, Times times, CommandMetrics metrics) {
        this.writer = writer;
        this.times = times;
        this.metrics = metrics;
    }

    void add(ActiveCommand command) {
        active.put(command.status.id(), command);
        byActuator.computeIfAbsent(Place.of(command), place -> new LinkedHashSet<>()).add(command);
    }

    void addFinished(Collection<CommandId> ids) {
        finished.addAll(ids);
    }

    /** Those that are not terminal, as they are now. */
    List<ActiveCommand> active() {
        return List.copyOf(active.values());
    }

    /** Those of one actuator that are not terminal, oldest first. */
    List<ActiveCommand> activeOf(LocationName location, String actuator) {
        return List.copyOf(byActuator.getOrDefault(new Place(location, actuator), Set.of()));
    }

    @Nullable ActiveCommand active(CommandId id) {
        return active.get(id);
    }

    boolean isFinished(CommandId id) {
        return finished.contains(id);
    }

    /** The next state. Completes when it, or a later one, is written down. */
    CompletableFuture<Void> move(
            ActiveCommand command,
            CommandState state,
            @Nullable String reason,
            @Nullable String reported) {
        command.status = command.status.moved(state, times.now(), reason, reported);
        metrics.moved(command.status);
        CompletableFuture<Void> done = writer.write(command.status);
        done.thenRun(() -> command.written.complete(null));
        return done;
    }

    /** The last state of a command. */
    void finish(
            ActiveCommand command,
            CommandState state,
            @Nullable String reason,
            @Nullable String reported) {
        active.remove(command.status.id());
        byActuator.computeIfPresent(
                Place.of(command),
                (place, commands) ->
                        commands.remove(command) && commands.isEmpty() ? null : commands);
        finished.add(command.status.id());
        move(command, state, reason, reported);
    }

    /** The last state of a command that never was active. Completes when it is written down. */
    CompletableFuture<Void> refuse(CommandStatus status, CommandState state, String reason) {
        finished.add(status.id());
        CommandStatus last = status.moved(state, times.now(), reason, null);
        metrics.moved(last);
        return writer.write(last);
    }
}
