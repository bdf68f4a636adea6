package io.tributary.dashboard.command;

import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.live.Loading;
import io.tributary.dashboard.paging.Cursor;
import io.tributary.dashboard.paging.Page;
import io.tributary.topology.command.CommandStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists commands newest first: from memory, and where that ends, from the archive. */
@Component
public class CommandHistory {

    private final Commands commands;
    private final CommandArchive archive;
    private final CommandViews views;
    private final Loading loading;

    CommandHistory(Commands commands, CommandArchive archive, CommandViews views, Loading loading) {
        this.commands = commands;
        this.archive = archive;
        this.views = views;
        this.loading = loading;
    }

    /**
     * A page of commands. Where the archive is needed and away, what memory holds is the page, with
     * a note.
     *
     * @param after where to go on; null for the newest
     */
    public Page<CommandView> page(CommandFilter filter, @Nullable Cursor after, int limit) {
        loading.require();
        if (!filter.isPossible()) {
            return new Page<>(List.of(), null, null);
        }
        List<CommandStatus> found =
                new ArrayList<>(commands.list(filter::matches, after, limit + 1));
        String note = null;
        if (found.size() <= limit) {
            try {
                Cursor end = endOfMemory(filter, found, after);
                found.addAll(archive.list(filter, end, limit + 1 - found.size()));
            } catch (DependencyAwayException e) {
                note = e.getMessage() + ". Older commands may be missing.";
            }
        }
        return Page.of(found, limit, Commands::place, note).map(views::of);
    }

    /**
     * By state nothing is looked up in the archive that is in memory: the archive may be a little
     * behind, and show a state that the command no longer has.
     */
    private @Nullable Cursor endOfMemory(
            CommandFilter filter, List<CommandStatus> found, @Nullable Cursor after) {
        Cursor end = found.isEmpty() ? after : Commands.place(found.getLast());
        Cursor oldest = filter.states().isEmpty() ? null : commands.oldest().orElse(null);
        if (end == null || oldest == null) {
            return end == null ? oldest : end;
        }
        return Cursor.NEWEST_FIRST.compare(end, oldest) >= 0 ? end : oldest;
    }
}
