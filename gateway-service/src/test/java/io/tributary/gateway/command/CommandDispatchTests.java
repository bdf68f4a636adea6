package io.tributary.gateway.command;

import static io.tributary.gateway.Homes.BELL;
import static io.tributary.gateway.Homes.LIGHT;
import static io.tributary.topology.command.CommandState.DELIVERED;
import static io.tributary.topology.command.CommandState.EXPIRED;
import static io.tributary.topology.command.CommandState.FAILED;
import static io.tributary.topology.command.CommandState.QUEUED;
import static io.tributary.topology.command.CommandState.SENT;
import static io.tributary.topology.command.CommandState.SUCCEEDED;
import static io.tributary.topology.command.CommandState.TIMED_OUT;
import static io.tributary.topology.command.CommandState.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.command.CommandPublisher.Outcome;
import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a command on its way to the broker, and of its states on theirs to Kafka. */
class CommandDispatchTests {

    private final CommandWorld world = new CommandWorld();

    @BeforeEach
    void start() {
        world.start();
        world.online();
    }

    @Test
    void nothingIsPublishedBeforeSentIsWrittenDown() {
        world.log.holdBack();
        CompletableFuture<Void> taken = world.offer(world.command(LIGHT, "ON"));
        world.thread.pass(Duration.ofSeconds(2));
        assertThat(world.publisher.published).isEmpty();
        assertThat(taken).isNotDone();
        world.log.answer();
        world.thread.run();
        assertThat(world.publisher.published).hasSize(1);
        assertThat(taken).isCompleted();
    }

    @Test
    void commandIsHeldUntilThereIsAConnection() {
        world.publisher.connected = false;
        Command command = world.take(LIGHT, "ON");
        assertThat(reason(command)).contains("connection to the broker");
        world.publisher.connected = true;
        world.thread.pass(Duration.ofMillis(200));
        assertThat(states(command)).containsExactly(QUEUED, SENT);
    }

    @Test
    void heldCommandWithoutAConnectionExpires() {
        world.publisher.connected = false;
        Command command = world.take(LIGHT, "ON");
        world.thread.pass(CommandWorld.TIME_TO_LIVE);
        assertThat(states(command)).containsExactly(QUEUED, EXPIRED);
    }

    @Test
    void nobodyWhoSubscribesIsUnreachable() {
        Command command = world.take(LIGHT, "ON");
        world.acknowledge(0x10);
        assertThat(states(command)).containsExactly(SENT, UNREACHABLE);
        assertThat(reason(command)).contains("nobody subscribes");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0x87, 0x97})
    void refusalByTheBrokerIsAFailure(int code) {
        Command command = world.take(LIGHT, "ON");
        world.acknowledge(code);
        assertThat(states(command)).containsExactly(SENT, FAILED);
        assertThat(reason(command)).contains("0x%02x".formatted(code));
    }

    @Test
    void acknowledgementWhileTheDeviceIsAbsentIsNoDelivery() {
        Command command = world.take(LIGHT, "ON");
        world.offline();
        world.acknowledge(0);
        assertThat(states(command)).containsExactly(SENT);
        world.report(LIGHT, "ON", command.id());
        assertThat(states(command)).containsExactly(SENT, SUCCEEDED);
    }

    @Test
    void switchIsPublishedAgainAfterALostConnection() {
        Command command = world.take(LIGHT, "ON");
        world.publisher.connected = false;
        world.publisher.last().outcome().accept(new Outcome.Unknown());
        world.thread.pass(Duration.ofSeconds(1));
        assertThat(world.publisher.times(command.id())).isOne();
        world.publisher.connected = true;
        world.thread.pass(Duration.ofSeconds(1));
        assertThat(world.publisher.times(command.id())).isEqualTo(2);
        world.acknowledge(0);
        assertThat(states(command)).containsExactly(SENT, DELIVERED);
    }

    @Test
    void refusalOfTheSecondPublishSaysNothingAboutTheFirst() {
        Command command = world.take(LIGHT, "ON");
        world.publisher.last().outcome().accept(new Outcome.Unknown());
        world.thread.pass(Duration.ofMillis(200));
        world.acknowledge(0x10);
        assertThat(states(command)).containsExactly(SENT);
        world.thread.pass(CommandWorld.TIME_TO_LIVE);
        assertThat(states(command)).containsExactly(SENT, TIMED_OUT);
    }

    @Test
    void commandThatMayHaveLeftIsNeverCalledUnsent() {
        Command command = world.take(LIGHT, "ON");
        world.publisher.connected = false;
        world.publisher.last().outcome().accept(new Outcome.Unknown());
        world.thread.pass(CommandWorld.TIME_TO_LIVE.multipliedBy(2));
        assertThat(states(command)).containsExactly(SENT);
        world.publisher.connected = true;
        world.thread.pass(ActiveCommand.CATCH_UP_TIME);
        assertThat(states(command)).containsExactly(SENT, TIMED_OUT);
        assertThat(world.publisher.published).hasSize(1);
    }

    @Test
    void answerThatWaitedForTheConnectionIsNotMissed() {
        Command command = world.take(LIGHT, "ON");
        world.acknowledge(0);
        world.publisher.connected = false;
        world.thread.pass(Duration.ofMinutes(1));
        world.publisher.connected = true;
        world.thread.pass(ActiveCommand.CATCH_UP_TIME.minusSeconds(1));
        world.report(LIGHT, "ON", command.id());
        assertThat(states(command)).containsExactly(SENT, DELIVERED, SUCCEEDED);
    }

    @Test
    void commandThatSurelyDidNotLeaveIsNeverCalledTimedOut() {
        for (var actuator : new Object[][] {{LIGHT, "ON"}, {BELL, "PRESS"}}) {
            Command command =
                    world.take(
                            (io.tributary.topology.name.ActuatorName) actuator[0],
                            (String) actuator[1]);
            world.publisher.connected = false;
            world.publisher.last().outcome().accept(new Outcome.NotSent());
            world.thread.pass(CommandWorld.TIME_TO_LIVE);
            assertThat(states(command)).containsExactly(SENT, EXPIRED);
            world.publisher.connected = true;
        }
    }

    @Test
    void buttonThatDidNotLeaveIsPublishedWhenThereIsAConnection() {
        Command press = world.take(BELL, "PRESS");
        world.publisher.connected = false;
        world.publisher.last().outcome().accept(new Outcome.NotSent());
        world.thread.pass(Duration.ofSeconds(1));
        world.publisher.connected = true;
        world.thread.pass(Duration.ofSeconds(1));
        assertThat(world.publisher.times(press.id())).isEqualTo(2);
    }

    @Test
    void buttonThatMayHaveLeftIsNeverPublishedAgain() {
        Command press = world.take(BELL, "PRESS");
        world.publisher.last().outcome().accept(new Outcome.Unknown());
        world.thread.pass(CommandWorld.TIME_TO_LIVE.plusSeconds(10));
        assertThat(world.publisher.times(press.id())).isOne();
        assertThat(states(press)).containsExactly(SENT, TIMED_OUT);
    }

    @Test
    void stateIsWrittenAgainUntilKafkaHasIt() {
        world.log.goAway();
        Command command = world.command(LIGHT, "ON");
        CompletableFuture<Void> taken = world.offer(command);
        world.thread.pass(Duration.ofSeconds(3));
        assertThat(taken).isNotDone();
        assertThat(world.publisher.published).isEmpty();
        assertThat(world.writeFailures()).isBetween(3.0, 4.0);

        world.log.comeBack();
        world.thread.pass(Duration.ofSeconds(1));
        assertThat(taken).isCompleted();
        assertThat(states(command)).containsExactly(SENT);
        assertThat(world.publisher.published).hasSize(1);
    }

    @Test
    void commandThatKafkaKeptFromLeavingWasNeverSent() {
        world.log.goAway();
        Command command = world.command(LIGHT, "ON");
        world.offer(command);
        world.thread.pass(CommandWorld.TIME_TO_LIVE.plusSeconds(6));
        world.log.comeBack();
        world.thread.pass(Duration.ofSeconds(1));
        assertThat(states(command)).containsExactly(EXPIRED);
        assertThat(world.publisher.published).isEmpty();
    }

    @Test
    void olderSnapshotIsNeverWrittenAfterANewerOne() {
        Command command = world.take(LIGHT, "ON");
        world.log.goAway();
        world.acknowledge(0);
        world.log.comeBack();
        world.report(LIGHT, "ON", command.id());
        world.thread.pass(Duration.ofSeconds(3));
        assertThat(world.log.snapshots(command.id()))
                .extracting(CommandStatus::revision)
                .isSorted()
                .endsWith(3L);
        assertThat(world.log.last(command.id()).state()).isEqualTo(SUCCEEDED);
    }

    @Test
    void snapshotThatIsOvertakenOnItsWayIsFollowedByTheNewest() {
        Command command = world.take(LIGHT, "ON");
        world.log.holdBack();
        world.acknowledge(0);
        world.report(LIGHT, "ON", command.id());
        world.log.answer();
        world.thread.run();
        assertThat(states(command)).containsExactly(SENT, DELIVERED, SUCCEEDED);
    }

    private java.util.List<CommandState> states(Command command) {
        return world.log.states(command.id());
    }

    private String reason(Command command) {
        CommandId id = command.id();
        return String.valueOf(world.log.last(id).reason());
    }
}
