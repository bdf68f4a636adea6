package io.tributary.dashboard.command;

import io.tributary.dashboard.live.ActuatorKey;
import io.tributary.dashboard.live.Change;
import io.tributary.dashboard.live.Changes;
import io.tributary.dashboard.paging.Cursor;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The newest commands and their states, in memory. Of those that had to go it still knows that they
 * exist, so that a command is never denied. Thread-safe.
 */
@Component
public class Commands {

    private final Map<CommandId, CommandStatus> byId = new HashMap<>();
    private final NavigableMap<Cursor, CommandStatus> newestFirst =
            new TreeMap<>(Cursor.NEWEST_FIRST);
    private final Map<ActuatorKey, Cursor> newestOf = new HashMap<>();
    private final KnownIds gone = new KnownIds();
    private final int limit;
    private final Changes changes;

    Commands(CommandProperties properties, Changes changes) {
        this.limit = properties.recent();
        this.changes = changes;
    }

    /**
     * Takes a snapshot unless a later one is known; tells of it if so.
     *
     * @throws IllegalArgumentException when a property is missing
     */
    public void accept(CommandStatus status) {
        requireComplete(status);
        if (merge(status)) {
            changes.publish(new Change.CommandChanged(actuator(status), status.id()));
        }
    }

    /** The command, if it is among the newest. */
    public synchronized Optional<CommandStatus> find(CommandId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Whether there was a command of this id that is no longer in memory. */
    public synchronized boolean isGone(CommandId id) {
        return gone.contains(id);
    }

    /** The newest command to the actuator. */
    public synchronized Optional<CommandStatus> newestOf(ActuatorKey actuator) {
        return Optional.ofNullable(newestOf.get(actuator)).map(newestFirst::get);
    }

    /**
     * Commands in memory, newest first.
     *
     * @param after where to go on; null for the start
     */
    public synchronized List<CommandStatus> list(
            Predicate<CommandStatus> filter, @Nullable Cursor after, int most) {
        return (after == null ? newestFirst : newestFirst.tailMap(after, false))
                .values().stream().filter(filter).limit(most).toList();
    }

    /** Where memory ends: everything newer is in it. Empty where there is nothing. */
    synchronized Optional<Cursor> oldest() {
        return newestFirst.isEmpty() ? Optional.empty() : Optional.of(newestFirst.lastKey());
    }

    /** The actuator that the command is for. */
    public static ActuatorKey actuator(CommandStatus status) {
        return new ActuatorKey(status.site(), status.location(), status.actuator());
    }

    /** Its place in newest-first lists. */
    public static Cursor place(CommandStatus status) {
        return new Cursor(status.createdAt(), status.id().toString());
    }

    private static void requireComplete(CommandStatus status) {
        if (status.location() == null
                || status.actuator() == null
                || status.value() == null
                || status.createdAt() == null
                || status.expiresAt() == null
                || status.createdBy() == null) {
            throw new IllegalArgumentException(
                    "command status lacks location, actuator, value, createdAt, expiresAt or createdBy");
        }
    }

    private synchronized boolean merge(CommandStatus status) {
        CommandStatus known = byId.get(status.id());
        if (known == null ? gone.contains(status.id()) : known.revision() >= status.revision()) {
            return false;
        }
        if (known != null) {
            newestFirst.remove(place(known));
        }
        byId.put(status.id(), status);
        newestFirst.put(place(status), status);
        newestOf.merge(actuator(status), place(status), Commands::newer);
        if (byId.size() > limit) {
            forget(newestFirst.pollLastEntry().getValue());
        }
        return true;
    }

    private void forget(CommandStatus oldest) {
        byId.remove(oldest.id());
        gone.add(oldest.id());
        newestOf.remove(actuator(oldest), place(oldest));
    }

    private static Cursor newer(Cursor one, Cursor other) {
        return Cursor.NEWEST_FIRST.compare(one, other) <= 0 ? one : other;
    }
}
