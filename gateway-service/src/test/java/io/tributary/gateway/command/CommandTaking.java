package io.tributary.gateway.command;

import io.tributary.gateway.Homes;
import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Any command, any state from before a restart, and what becomes of a good one after it. */
public final class CommandTaking {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(40);

    private CommandTaking() {}

    /** Whether the command has a state that is written down. */
    public static boolean isTaken(Command command) {
        CommandWorld world = new CommandWorld();
        world.start();
        world.online();
        CompletableFuture<Void> taken = world.offer(command);
        return taken.isDone() && !taken.isCompletedExceptionally() && isGoodOneFinished(world);
    }

    /** Whether a command gets to an end though this was found at the start. */
    public static boolean isGoodOneFinishedAfter(CommandStatus restored) {
        CommandWorld world = new CommandWorld();
        world.commands.restore(restored);
        world.start();
        world.online();
        return isGoodOneFinished(world);
    }

    private static boolean isGoodOneFinished(CommandWorld world) {
        Command good = world.take(Homes.HOOD, "LOW");
        world.thread.pass(LONG_ENOUGH);
        List<CommandState> states = world.log.states(good.id());
        return !states.isEmpty() && states.getLast().isTerminal();
    }
}
