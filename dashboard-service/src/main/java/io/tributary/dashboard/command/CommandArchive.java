package io.tributary.dashboard.command;

import io.tributary.dashboard.paging.Cursor;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandStatus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every command, also those too old for memory. Blocks; throws {@link
 * io.tributary.dashboard.availability.DependencyAwayException} when the archive is away.
 */
public interface CommandArchive {

    /** The command as it was last archived. */
    Optional<CommandStatus> find(CommandId id);

    /**
     * Commands newest first.
     *
     * @param after where to go on; null for the start
     */
    List<CommandStatus> list(CommandFilter filter, @Nullable Cursor after, int most);
}
