package io.tributary.gateway.command;

import static io.tributary.gateway.Homes.BELL;
import static io.tributary.gateway.Homes.LIGHT;
import static io.tributary.topology.command.CommandState.EXPIRED;
import static io.tributary.topology.command.CommandState.QUEUED;
import static io.tributary.topology.command.CommandState.SENT;
import static io.tributary.topology.command.CommandState.SUCCEEDED;
import static io.tributary.topology.command.CommandState.TIMED_OUT;
import static io.tributary.topology.command.CommandState.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands while somebody sets the gateway's wall clock. */
class CommandClockTests {

    private static final Duration HOUR = Duration.ofHours(1);

    private CommandWorld world = new CommandWorld();

    @BeforeEach
    void start() {
        world.start();
        world.online();
    }

    @Test
    void forwardJumpDoesNotCutOffTheAnswer() {
        Command command = world.take(LIGHT, "ON");
        world.clock.jump(HOUR);
        world.thread.pass(Duration.ofSeconds(3));
        assertThat(states(command)).containsExactly(SENT);
        world.report(LIGHT, "ON", command.id());
        assertThat(states(command)).containsExactly(SENT, SUCCEEDED);
    }

    @Test
    void heldCommandIsNeverSentAfterAForwardJumpOverItsTimeToLive() {
        world.offline();
        Command command = world.take(BELL, "PRESS");
        world.clock.jump(HOUR);
        world.online();
        world.thread.pass(Duration.ofSeconds(1));
        assertThat(states(command)).containsExactly(QUEUED, EXPIRED);
        assertThat(world.publisher.published).isEmpty();
    }

    @Test
    void backwardJumpDoesNotMakeAHeldCommandLiveLonger() {
        world.offline();
        Command command = world.take(BELL, "PRESS");
        world.clock.jump(HOUR.negated());
        world.thread.pass(CommandWorld.TIME_TO_LIVE);
        assertThat(states(command)).containsExactly(QUEUED, UNREACHABLE);
        world.online();
        world.thread.pass(Duration.ofSeconds(1));
        assertThat(world.publisher.published).isEmpty();
    }

    @Test
    void backwardJumpBeforeACommandComesGivesItNoMoreThanWasAskedFor() {
        Command command = world.command(LIGHT, "ON");
        world.clock.jump(HOUR.negated());
        world.offer(command);
        assertThat(world.publisher.last().remaining())
                .isLessThanOrEqualTo(CommandWorld.TIME_TO_LIVE);
        world.thread.pass(CommandWorld.TIME_TO_LIVE);
        assertThat(states(command)).containsExactly(SENT, TIMED_OUT);
    }

    @Test
    void restoredCommandLivesNoLongerThanWasAskedForEither() {
        world.offline();
        Command command = world.take(LIGHT, "ON");
        world.clock.jump(HOUR.negated());
        world = world.crashed();
        world.start();
        world.thread.pass(CommandWorld.TIME_TO_LIVE);
        assertThat(states(command)).containsExactly(QUEUED, UNREACHABLE);
    }

    private List<CommandState> states(Command command) {
        return world.log.states(command.id());
    }
}
