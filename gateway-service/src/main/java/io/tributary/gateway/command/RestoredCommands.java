package io.tributary.gateway.command;

import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.LocationName;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the log of states tells of commands from before a restart. Whole snapshots are kept only of
 * those that are not terminal: the log holds a month. Belongs to the thread of {@link Commands}.
 */
final class RestoredCommands {

    private static final Comparator<Taken> AGE =
            Comparator.comparing(Taken::createdAt).thenComparing(taken -> taken.id().toString());

    private final Map<CommandId, CommandStatus> open = new LinkedHashMap<>();
    private final Map<CommandId, Long> finished =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<CommandId, Long> eldest) {
                    return size() > CommandBook.REMEMBERED;
                }
            };
    private final Map<Place, Taken> newestTaken = new HashMap<>();

    private record Place(LocationName location, ActuatorName actuator) {

        static Place of(CommandStatus status) {
            return new Place(status.location(), status.actuator());
        }
    }

    private record Taken(Instant createdAt, CommandId id) {

        static Taken of(CommandStatus status) {
            return new Taken(status.createdAt(), status.id());
        }
    }

    void add(CommandStatus status) {
        if (status.revision() <= revision(status.id())) {
            return;
        }
        if (status.state().isTerminal()) {
            open.remove(status.id());
            finished.put(status.id(), status.revision());
        } else {
            open.put(status.id(), status);
        }
        if (wasTaken(status)) {
            newestTaken.merge(
                    Place.of(status), Taken.of(status), (a, b) -> AGE.compare(a, b) >= 0 ? a : b);
        }
    }

    private long revision(CommandId id) {
        CommandStatus known = open.get(id);
        return known != null ? known.revision() : finished.getOrDefault(id, -1L);
    }

    /** Those that are terminal, as far as they are remembered. */
    Collection<CommandId> finished() {
        return List.copyOf(finished.keySet());
    }

    /** Those that are not terminal, the oldest first. */
    List<CommandStatus> open() {
        return open.values().stream().sorted(Comparator.comparing(Taken::of, AGE)).toList();
    }

    /**
     * A command for the same actuator that was taken later: it superseded the given one, even where
     * a crash came before that was written down.
     */
    Optional<CommandId> newerThan(CommandStatus status) {
        return Optional.ofNullable(newestTaken.get(Place.of(status)))
                .filter(newest -> AGE.compare(newest, Taken.of(status)) > 0)
                .map(Taken::id);
    }

    /** Not refused at once on arrival. */
    private static boolean wasTaken(CommandStatus status) {
        return !status.state().isTerminal() || status.history().size() > 2;
    }

    void clear() {
        open.clear();
        finished.clear();
        newestTaken.clear();
    }
}
