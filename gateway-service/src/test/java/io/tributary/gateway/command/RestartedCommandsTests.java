package io.tributary.gateway.command;

import static io.tributary.gateway.Batches.report;
import static io.tributary.gateway.Batches.retained;
import static io.tributary.gateway.Homes.BELL;
import static io.tributary.gateway.Homes.KITCHEN;
import static io.tributary.gateway.Homes.LIGHT;
import static io.tributary.gateway.Homes.SITE;
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

import io.tributary.gateway.Homes;
import io.tributary.gateway.presence.PresenceBook;
import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.presence.ActuatorState;
import io.tributary.topology.telemetry.BatchEntry.DeviceEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestartedCommandsTests {

    private CommandWorld world = new CommandWorld();

    @BeforeEach
    void start() {
        world.start();
        world.online();
    }

    @Test
    void sentSwitchIsPublishedAgain() {
        Command command = world.take(LIGHT, "ON");
        restart();
        world.thread.pass(Duration.ofMillis(200));
        assertThat(world.publisher.times(command.id())).isOne();
        world.acknowledge(0);
        world.report(LIGHT, "ON", command.id());
        assertThat(states(command)).containsExactly(SENT, DELIVERED, SUCCEEDED);
    }

    @Test
    void sentButtonIsNotPublishedAgainAndIsStillAnswered() {
        Command press = world.take(BELL, "PRESS");
        restart();
        world.thread.pass(Duration.ofSeconds(2));
        assertThat(world.publisher.published).isEmpty();
        world.report(BELL, "PRESS", press.id());
        assertThat(states(press)).containsExactly(SENT, SUCCEEDED);
    }

    @Test
    void sentButtonWithoutAnAnswerTimesOut() {
        Command press = world.take(BELL, "PRESS");
        restart();
        world.thread.pass(CommandWorld.TIME_TO_LIVE);
        assertThat(states(press)).containsExactly(SENT, TIMED_OUT);
        assertThat(world.log.last(press.id()).reason()).startsWith("it may never have left");
        assertThat(world.publisher.published).isEmpty();
    }

    @Test
    void deliveredCommandIsNotPublishedAgain() {
        Command command = world.take(LIGHT, "ON");
        world.acknowledge(0);
        restart();
        world.thread.pass(Duration.ofSeconds(2));
        assertThat(world.publisher.published).isEmpty();
        world.report(LIGHT, "ON", null);
        assertThat(states(command)).containsExactly(SENT, DELIVERED, SUCCEEDED);
    }

    @Test
    void heldCommandIsStillHeld() {
        world.offline();
        Command command = world.take(LIGHT, "ON");
        restart();
        world.offline();
        world.thread.pass(Duration.ofSeconds(1));
        assertThat(world.publisher.published).isEmpty();
        world.online();
        world.thread.pass(Duration.ofMillis(200));
        assertThat(states(command)).containsExactly(QUEUED, SENT);
        assertThat(world.publisher.times(command.id())).isOne();
    }

    @Test
    void heldButtonIsPublishedWhenTheDeviceReturns() {
        world.offline();
        Command press = world.take(BELL, "PRESS");
        restart();
        world.thread.pass(Duration.ofMillis(200));
        assertThat(world.publisher.times(press.id())).isOne();
    }

    @Test
    void heldCommandWhoseTimePassedMeanwhileIsUnreachable() {
        world.offline();
        Command command = world.take(LIGHT, "ON");
        world.clock.advance(CommandWorld.TIME_TO_LIVE);
        restart();
        world.offline();
        world.thread.pass(Duration.ofMillis(200));
        assertThat(states(command)).containsExactly(QUEUED, UNREACHABLE);
    }

    @Test
    void sentCommandWhoseTimePassedMeanwhileIsNotCalledUnsent() {
        Command command = world.take(LIGHT, "ON");
        world.clock.advance(CommandWorld.TIME_TO_LIVE);
        world.report(LIGHT, "OFF", null);
        PresenceBook before = world.presence;
        world = world.crashed();
        before.changes().actuators().forEach(world.presence::restore);
        world.start();
        world.online();
        world.thread.pass(ActiveCommand.CATCH_UP_TIME);
        assertThat(states(command)).containsExactly(SENT, TIMED_OUT);
        assertThat(world.log.last(command.id()).reported()).isEqualTo("OFF");
        assertThat(world.publisher.published).isEmpty();
    }

    @Test
    void answerThatWaitedAtTheBrokerIsNotMissed() {
        Command press = world.take(BELL, "PRESS");
        DeviceEvent answer = report("bell", "PRESS", null, world.now());
        world.clock.advance(Duration.ofMinutes(10));
        restart();
        world.thread.pass(Duration.ofSeconds(2));
        world.report(answer);
        assertThat(states(press)).containsExactly(SENT, SUCCEEDED);
    }

    @Test
    void answerThatComesBeforeTheStartIsOverIsNotMissed() {
        Command press = world.take(BELL, "PRESS");
        world = world.crashed();
        world.report(BELL, "PRESS", null);
        world.start();
        assertThat(states(press)).containsExactly(SENT, SUCCEEDED);
    }

    @Test
    void finishedCommandIsNotTakenAgain() {
        Command command = world.take(LIGHT, "ON");
        world.report(LIGHT, "ON", command.id());
        restart();
        assertThat(world.offer(command)).isCompleted();
        world.thread.pass(CommandWorld.TIME_TO_LIVE);
        assertThat(states(command)).containsExactly(SENT, SUCCEEDED);
        assertThat(world.publisher.published).isEmpty();
    }

    @Test
    void commandIsFoundInCmndAndInTheLogOfStates() {
        Command command = world.take(LIGHT, "ON");
        restart();
        assertThat(world.offer(command)).isCompleted();
        assertThat(states(command)).containsExactly(SENT);
    }

    @Test
    void oldSnapshotAfterANewerOneBringsNothingBackToLife() {
        Command command = world.take(LIGHT, "ON");
        world.report(LIGHT, "ON", command.id());
        CommandStatus old = world.log.snapshots(command.id()).getFirst();
        world = world.crashed();
        world.commands.restore(old);
        world.start();
        world.online();
        world.thread.pass(CommandWorld.TIME_TO_LIVE);
        assertThat(world.publisher.published).isEmpty();
        assertThat(states(command)).containsExactly(SENT, SUCCEEDED);
    }

    @Test
    void restoringTwiceIsTheSameAsOnce() {
        Command command = world.take(LIGHT, "ON");
        world = world.crashed();
        world.log.all().forEach(world.commands::restore);
        world.start();
        world.online();
        world.thread.pass(Duration.ofSeconds(1));
        assertThat(world.publisher.times(command.id())).isOne();
    }

    @Test
    void commandWhoseActuatorLeftTheModelIsRejected() {
        Command command = world.take(LIGHT, "ON");
        world = world.crashed(Homes.home(List.of()));
        world.start();
        assertThat(states(command)).containsExactly(SENT, REJECTED);
        assertThat(world.log.last(command.id()).reason()).contains("no longer in the site model");
    }

    @Test
    void olderCommandIsSupersededEvenIfThatWasNotWrittenDown() {
        Command on = world.take(LIGHT, "ON");
        world.log.holdBack();
        Command off = world.command(LIGHT, "OFF");
        world.offer(off);
        // of the two snapshots on their way, Kafka got only that of the newer command
        CommandStatus sent = CommandStatus.queued(off).moved(SENT, world.now(), null, null);
        world = world.crashed();
        world.commands.restore(sent);
        world.log.answer();
        world.start();
        world.online();
        world.thread.pass(Duration.ofSeconds(1));
        assertThat(world.log.last(on.id()).state()).isEqualTo(SUPERSEDED);
        assertThat(world.publisher.times(on.id())).isZero();
        assertThat(world.publisher.times(off.id())).isOne();
    }

    @Test
    void olderCommandIsSupersededByOneThatIsFinishedAlready() {
        Command on = world.take(LIGHT, "ON");
        CommandStatus onIsSent = world.log.last(on.id());
        Command off = world.take(LIGHT, "OFF");
        world.report(LIGHT, "OFF", off.id());
        CommandStatus offIsDone = world.log.last(off.id());
        FakeStatusLog before = world.log;
        assertThat(before.states(on.id())).containsExactly(SENT, SUPERSEDED);

        world = new CommandWorld();
        world.commands.restore(onIsSent);
        world.commands.restore(offIsDone);
        world.start();
        world.online();
        world.thread.pass(Duration.ofSeconds(1));
        assertThat(states(on)).containsExactly(SUPERSEDED);
        assertThat(world.publisher.published).isEmpty();
    }

    @Test
    void refusedNewerCommandSupersedesNothing() {
        Command on = world.take(LIGHT, "ON");
        world.take(LIGHT, "BLUE");
        restart();
        world.thread.pass(Duration.ofMillis(200));
        assertThat(states(on)).containsExactly(SENT);
        assertThat(world.publisher.times(on.id())).isOne();
    }

    @Test
    void reportThatWasCommittedButNotItsSuccessIsFoundAgain() {
        Command press = world.take(BELL, "PRESS");
        world = world.crashed();
        world.presence.restore(
                new ActuatorState(SITE, KITCHEN, BELL, 1, "PRESS", world.now(), press.id()));
        world.start();
        assertThat(states(press)).containsExactly(SENT, SUCCEEDED);
    }

    @Test
    void differingReportThatWasCommittedIsFoundAgain() {
        Command command = world.take(LIGHT, "ON");
        world = world.crashed();
        world.presence.restore(
                new ActuatorState(SITE, KITCHEN, LIGHT, 1, "OFF", world.now(), command.id()));
        world.start();
        assertThat(states(command)).containsExactly(SENT, FAILED);
    }

    @Test
    void reportInTheJournalThatWasNotLookedAtIsAnAnswer() {
        Command command = world.take(LIGHT, "ON");
        world = world.crashed();
        replay(report("light", "ON", null, world.now().plusMillis(300)));
        world.start();
        assertThat(states(command)).containsExactly(SENT, SUCCEEDED);
    }

    @Test
    void reportInTheJournalFromBeforeTheCommandIsNone() {
        DeviceEvent before = report("light", "ON", null, world.now());
        world.clock.advance(Duration.ofSeconds(1));
        Command command = world.take(LIGHT, "ON");
        world = world.crashed();
        replay(before);
        replay(retained(report("light", "ON", null, world.now().plusMillis(300))));
        world.start();
        assertThat(states(command)).containsExactly(SENT);
        world.online();
        world.thread.pass(Duration.ofMillis(200));
        assertThat(world.publisher.times(command.id())).isOne();
    }

    @Test
    void reportInTheJournalWithOurCorrelationIsAnAnswerWhateverItsTime() {
        Command command = world.take(LIGHT, "ON");
        world = world.crashed();
        replay(report("light", "OFF", command.id().toString(), world.now().minusSeconds(60)));
        world.start();
        assertThat(states(command)).containsExactly(SENT, FAILED);
    }

    @Test
    void expiredCommandOnArrivalAfterARestartIsStillSaidSo() {
        Command command = world.command(LIGHT, "ON");
        restart();
        world.clock.advance(CommandWorld.TIME_TO_LIVE);
        world.offer(command);
        assertThat(states(command)).containsExactly(EXPIRED);
    }

    private void restart() {
        world = world.crashed();
        world.start();
        world.online();
    }

    private void replay(DeviceEvent event) {
        world.presence.apply(event);
        world.commands.replayed(event);
    }

    private List<CommandState> states(Command command) {
        return world.log.states(command.id());
    }
}
