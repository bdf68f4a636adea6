package io.tributary.gateway.command;

import static io.tributary.gateway.Batches.report;
import static io.tributary.gateway.Batches.retained;
import static io.tributary.gateway.Batches.status;
import static io.tributary.gateway.Homes.BELL;
import static io.tributary.gateway.Homes.DIMMER;
import static io.tributary.gateway.Homes.HOOD;
import static io.tributary.gateway.Homes.LIGHT;
import static io.tributary.topology.command.CommandState.DELIVERED;
import static io.tributary.topology.command.CommandState.EXPIRED;
import static io.tributary.topology.command.CommandState.FAILED;
import static io.tributary.topology.command.CommandState.QUEUED;
import static io.tributary.topology.command.CommandState.REJECTED;
import static io.tributary.topology.command.CommandState.SENT;
import static io.tributary.topology.command.CommandState.SUCCEEDED;
import static io.tributary.topology.command.CommandState.SUPERSEDED;
import static io.tributary.topology.command.CommandState.TIMED_OUT;
import static io.tributary.topology.command.CommandState.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.gateway.Homes;
import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.name.LocationName;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandsTests {

    private final CommandWorld world = new CommandWorld();

    @BeforeEach
    void start() {
        world.start();
        world.online();
    }

    @Test
    void commandGoesAllTheWay() {
        Command command = world.take(LIGHT, "on");
        assertThat(states(command)).containsExactly(SENT);
        FakeCommandPublisher.Published published = world.publisher.last();
        assertThat(published.value()).isEqualTo("ON");
        assertThat(published.remaining()).isEqualTo(CommandWorld.TIME_TO_LIVE.minusMillis(200));
        assertThat(published.command().id()).isEqualTo(command.id());

        published.acknowledge(0);
        world.passMoment();
        assertThat(states(command)).containsExactly(SENT, DELIVERED);

        world.report(LIGHT, "ON", command.id());
        assertThat(states(command)).containsExactly(SENT, DELIVERED, SUCCEEDED);
        CommandStatus last = world.log.last(command.id());
        assertThat(last.revision()).isEqualTo(3);
        assertThat(last.reported()).isEqualTo("ON");
        assertThat(last.history())
                .extracting(CommandStatus.Transition::state)
                .containsExactly(QUEUED, SENT, DELIVERED, SUCCEEDED);
    }

    @Test
    void answerThatComesAtOnceIsWrittenAloneWithAllBeforeItInItsHistory() {
        Command command = world.take(LIGHT, "on");
        world.publisher.last().acknowledge(0);
        world.thread.run();
        world.report(LIGHT, "ON", command.id());

        assertThat(states(command)).containsExactly(SENT, SUCCEEDED);
        CommandStatus last = world.log.last(command.id());
        assertThat(last.revision()).isEqualTo(3);
        assertThat(last.history())
                .extracting(CommandStatus.Transition::state)
                .containsExactly(QUEUED, SENT, DELIVERED, SUCCEEDED);
        world.passMoment();
        assertThat(states(command)).containsExactly(SENT, SUCCEEDED);
    }

    @Test
    void unknownActuatorIsRejected() {
        Command elsewhere =
                world.command(LocationName.of("attic"), LIGHT, "ON", CommandWorld.TIME_TO_LIVE);
        assertThat(world.offer(elsewhere)).isCompleted();
        assertThat(states(elsewhere)).containsExactly(REJECTED);
        assertThat(reason(elsewhere)).contains("no actuator light at attic");
    }

    @Test
    void valueThatTheActuatorDoesNotTakeIsRejectedWithTheAllowedOnes() {
        Command blue = world.take(LIGHT, "BLUE");
        assertThat(states(blue)).containsExactly(REJECTED);
        assertThat(reason(blue)).contains("\"BLUE\"").contains("allowed: ON, OFF");
        Command tooBright = world.take(DIMMER, "101");
        assertThat(reason(tooBright)).contains("a number from 0 to 100");
        Command endless = world.take(LIGHT, "x".repeat(5_000));
        assertThat(reason(endless)).hasSizeLessThan(200);
        assertThat(world.publisher.published).isEmpty();
    }

    @Test
    void commandThatArrivesTooLateIsExpired() {
        Command late = world.command(Homes.KITCHEN, LIGHT, "ON", Duration.ZERO);
        world.offer(late);
        assertThat(states(late)).containsExactly(EXPIRED);
        assertThat(world.publisher.published).isEmpty();
    }

    @Test
    void newerCommandSupersedesAnOlderOneOfTheSameActuator() {
        Command on = world.take(LIGHT, "ON");
        Command hood = world.take(HOOD, "LOW");
        Command off = world.take(LIGHT, "OFF");
        assertThat(states(on)).containsExactly(SENT, SUPERSEDED);
        assertThat(reason(on)).contains(off.id().toString());
        assertThat(states(hood)).containsExactly(SENT);
        assertThat(states(off)).containsExactly(SENT);
    }

    @Test
    void refusedCommandSupersedesNothing() {
        Command on = world.take(LIGHT, "ON");
        world.take(LIGHT, "BLUE");
        assertThat(states(on)).containsExactly(SENT);
    }

    @Test
    void reportForASupersededCommandSaysNothingAboutTheNewOne() {
        Command first = world.take(LIGHT, "ON");
        Command second = world.take(LIGHT, "ON");
        world.report(LIGHT, "ON", first.id());
        assertThat(states(second)).containsExactly(SENT);
        world.report(LIGHT, "ON", second.id());
        assertThat(states(second)).containsExactly(SENT, SUCCEEDED);
    }

    @Test
    void commandIsHeldUntilTheDeviceIsPresent() {
        world.offline();
        Command command = world.take(LIGHT, "ON");
        assertThat(states(command)).containsExactly(QUEUED);
        assertThat(reason(command)).contains("held until device stove is present");
        world.thread.pass(Duration.ofSeconds(3));
        assertThat(world.publisher.published).isEmpty();

        world.online();
        world.thread.pass(Duration.ofMillis(200));
        assertThat(states(command)).containsExactly(QUEUED, SENT);
        assertThat(world.publisher.last().remaining()).isLessThanOrEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void commandForAnAbsentDeviceIsUnreachableInTheEnd() {
        world.offline();
        Command command = world.take(LIGHT, "ON");
        world.thread.pass(CommandWorld.TIME_TO_LIVE);
        assertThat(states(command)).containsExactly(QUEUED, UNREACHABLE);
        assertThat(reason(command)).contains("stove was absent");
        world.online();
        world.thread.pass(Duration.ofSeconds(1));
        assertThat(world.publisher.published).isEmpty();
    }

    @Test
    void commandIsNotPublishedInTheLastSecondOfItsTimeToLive() {
        world.offline();
        Command command = world.take(LIGHT, "ON");
        world.thread.pass(CommandWorld.TIME_TO_LIVE.minusMillis(900));
        world.online();
        world.thread.pass(Duration.ofSeconds(2));
        assertThat(world.publisher.published).isEmpty();
        assertThat(states(command)).containsExactly(QUEUED, EXPIRED);
    }

    @Test
    void differingReportWithOurCorrelationIsAFailure() {
        Command command = world.take(LIGHT, "ON");
        world.acknowledge(0);
        world.report(LIGHT, "OFF", command.id());
        assertThat(states(command)).containsExactly(SENT, DELIVERED, FAILED);
        assertThat(reason(command)).isEqualTo("the device answered with OFF");
        assertThat(world.log.last(command.id()).reported()).isEqualTo("OFF");
    }

    @Test
    void differingReportWithoutCorrelationIsNoAnswer() {
        Command command = world.take(LIGHT, "ON");
        world.report(LIGHT, "OFF", null);
        assertThat(states(command)).containsExactly(SENT);
    }

    @Test
    void equalFreshReportWithoutCorrelationIsSuccess() {
        Command command = world.take(DIMMER, "40");
        world.report(DIMMER, "40.0", null);
        assertThat(states(command)).containsExactly(SENT, SUCCEEDED);
    }

    @Test
    void retainedReportCountsOnlyWithOurCorrelation() {
        Command command = world.take(LIGHT, "ON");
        world.report(retained(report("light", "ON", null, world.now())));
        assertThat(states(command)).containsExactly(SENT);
        world.report(retained(report("light", "ON", command.id().toString(), world.now())));
        assertThat(states(command)).containsExactly(SENT, SUCCEEDED);
    }

    @Test
    void reportBeforeThePubackIsSuccessAndStaysIt() {
        Command command = world.take(LIGHT, "ON");
        world.report(LIGHT, "ON", command.id());
        world.acknowledge(0x10);
        assertThat(states(command)).containsExactly(SENT, SUCCEEDED);
    }

    @Test
    void reportBeforeItLeftIsNoAnswer() {
        world.log.holdBack();
        Command press = world.command(BELL, "PRESS");
        world.offer(press);
        world.report(BELL, "PRESS", null);
        world.log.answer();
        world.thread.run();
        assertThat(states(press)).containsExactly(SENT);
        assertThat(world.publisher.times(press.id())).isOne();
    }

    @Test
    void presenceOfADeviceNamedAsTheActuatorIsNoReport() {
        Command command = world.take(LIGHT, "ON");
        world.report(status(io.tributary.topology.name.DeviceId.of("light"), "ON", world.now()));
        assertThat(states(command)).containsExactly(SENT);
    }

    @Test
    void commandWithoutAnAnswerTimesOutWithTheLastReport() {
        world.report(LIGHT, "OFF", null);
        Command command = world.take(LIGHT, "ON");
        world.acknowledge(0);
        world.thread.pass(CommandWorld.TIME_TO_LIVE);
        assertThat(states(command)).containsExactly(SENT, DELIVERED, TIMED_OUT);
        assertThat(reason(command)).isEqualTo("the device last reported OFF");
        assertThat(world.log.last(command.id()).reported()).isEqualTo("OFF");
        world.report(LIGHT, "ON", command.id());
        assertThat(states(command)).containsExactly(SENT, DELIVERED, TIMED_OUT);
    }

    @Test
    void deviceThatNeverReportedTimesOutWithoutAValue() {
        Command command = world.take(LIGHT, "ON");
        world.thread.pass(CommandWorld.TIME_TO_LIVE);
        assertThat(states(command)).containsExactly(SENT, TIMED_OUT);
        assertThat(reason(command)).isEqualTo("the device never reported a state");
        assertThat(world.log.last(command.id()).reported()).isNull();
    }

    @Test
    void commandSentAtTheLastMomentMayStillBeAnswered() {
        world.offline();
        Command command = world.take(LIGHT, "ON");
        world.thread.pass(CommandWorld.TIME_TO_LIVE.minusSeconds(2));
        world.online();
        world.thread.pass(Duration.ofSeconds(4));
        assertThat(states(command)).containsExactly(QUEUED, SENT);
        world.report(LIGHT, "ON", null);
        assertThat(states(command)).containsExactly(QUEUED, SENT, SUCCEEDED);
    }

    @Test
    void buttonPressedTwiceIsSentTwiceAndAHeldPressIsSuperseded() {
        Command first = world.take(BELL, "PRESS");
        Command second = world.take(BELL, "PRESS");
        assertThat(states(first)).containsExactly(SENT);
        assertThat(states(second)).containsExactly(SENT);
        assertThat(world.publisher.published).hasSize(2);

        world.offline();
        Command held = world.take(BELL, "PRESS");
        Command newer = world.take(BELL, "PRESS");
        assertThat(states(held)).containsExactly(QUEUED, SUPERSEDED);
        assertThat(states(newer)).containsExactly(QUEUED);
    }

    @Test
    void repeatedDeliveryOfACommandIsNoNewCommand() {
        Command command = world.take(LIGHT, "ON");
        assertThat(world.offer(command)).isCompleted();
        world.report(LIGHT, "ON", command.id());
        assertThat(world.offer(command)).isCompleted();
        assertThat(states(command)).containsExactly(SENT, SUCCEEDED);
        assertThat(world.publisher.published).hasSize(1);
    }

    @Test
    void repeatedDeliveryOfARejectedCommandIsNotWrittenAgain() {
        Command command = world.take(LIGHT, "BLUE");
        world.offer(command);
        assertThat(states(command)).containsExactly(REJECTED);
    }

    @Test
    void commandAfterTheEndIsLeftToTheNextStart() {
        world.commands.stop();
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> world.commands.take(world.command(LIGHT, "ON")));
    }

    private java.util.List<CommandState> states(Command command) {
        return world.log.states(command.id());
    }

    private String reason(Command command) {
        CommandId id = command.id();
        return String.valueOf(world.log.last(id).reason());
    }
}
