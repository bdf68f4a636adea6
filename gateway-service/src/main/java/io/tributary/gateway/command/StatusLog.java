package io.tributary.gateway.command;

import io.tributary.topology.command.CommandStatus;
import java.util.concurrent.CompletableFuture;

/** Where the states of commands are written down. */
public interface StatusLog {

    /**
     * Writes a snapshot. Does not block for long.
     *
     * @return completes when all in-sync replicas have it; fails when that is not so in time
     */
    CompletableFuture<Void> write(CommandStatus status);
}
