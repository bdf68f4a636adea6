package io.tributary.dashboard.command;

import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.paging.Cursor;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An archive in memory that can go away. */
final class FakeArchive implements CommandArchive {

    final List<CommandStatus> archived = new ArrayList<>();
    boolean away;

    @Override
    public Optional<CommandStatus> find(CommandId id) {
        requireThere();
        return archived.stream().filter(status -> status.id().equals(id)).findFirst();
    }

    @Override
    public List<CommandStatus> list(CommandFilter filter, @Nullable Cursor after, int most) {
        requireThere();
        return archived.stream()
                .filter(filter::matches)
                .filter(
                        status ->
                                after == null
                                        || Cursor.NEWEST_FIRST.compare(
                                                        Commands.place(status), after)
                                                > 0)
                .sorted(Comparator.comparing(Commands::place, Cursor.NEWEST_FIRST))
                .limit(most)
                .toList();
    }

    private void requireThere() {
        if (away) {
            throw new DependencyAwayException(Dependency.ELASTICSEARCH, "Elasticsearch is away");
        }
    }
}
