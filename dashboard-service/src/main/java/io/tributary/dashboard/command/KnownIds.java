package io.tributary.dashboard.command;

import io.tributary.topology.command.CommandId;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/** The ids of the last 200,000 commands that had to leave memory: about 20 MB. */
final class KnownIds {

    private static final int LIMIT = 200_000;

    private final SequencedSet<CommandId> ids = new LinkedHashSet<>();

    void add(CommandId id) {
        ids.add(id);
        if (ids.size() > LIMIT) {
            ids.removeFirst();
        }
    }

    boolean contains(CommandId id) {
        return ids.contains(id);
    }
}
