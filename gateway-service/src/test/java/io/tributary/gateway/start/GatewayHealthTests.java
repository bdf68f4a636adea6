package io.tributary.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import io.tributary.gateway.MutableClock;
import io.tributary.gateway.backlog.BacklogFigures;
import io.tributary.gateway.backlog.BacklogMeter;
import io.tributary.gateway.backlog.BacklogReporter;
import io.tributary.gateway.intake.Intake;
import io.tributary.gateway.journal.Journal;
import io.tributary.gateway.progress.Committer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class GatewayHealthTests {

    private final MutableClock clock = new MutableClock();
    private final GatewayStart start = mock(GatewayStart.class);
    private final Intake intake = mock(Intake.class);
    private final Committer committer = mock(Committer.class);
    private final BacklogMeter backlog = mock(BacklogMeter.class);
    private final GatewayHealth health = new GatewayHealth(start);

    @BeforeEach
    void allIsWell() {
        given(start.running())
                .willReturn(
                        new DataPath.Parts(
                                mock(Journal.class),
                                intake,
                                committer,
                                backlog,
                                mock(BacklogReporter.class)));
        given(start.takesCommands()).willReturn(true);
        given(start.takesReplays()).willReturn(true);
        given(committer.sinceLastRound()).willReturn(Duration.ofSeconds(1));
        given(intake.busyFor()).willReturn(Duration.ZERO);
        given(backlog.figures()).willReturn(new BacklogFigures(42, 1_000, clock.instant(), 1.5));
    }

    @Test
    void runningGatewayIsUpAndTellsItsBacklog() {
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails())
                .containsEntry("backlogBytes", 42L)
                .containsEntry("backlogLimitBytes", 1_000L)
                .containsEntry("backlogOldestAt", "2026-11-20T10:15:30Z")
                .containsEntry("backlogHoursLeft", 1.5);
    }

    @Test
    void gatewayThatWaitsForKafkaIsOutOfService() {
        given(start.running()).willReturn(null);
        assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    }

    @Test
    void kafkaThatIsAwayIsNoFaultOfTheGateway() {
        given(committer.inDoubtSince()).willReturn(clock.instant());
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails())
                .containsEntry("kafkaAwaySince", "2026-11-20T10:15:30Z");
    }

    @Test
    void journalThatCannotBeWrittenIsAFault() {
        given(intake.trouble()).willReturn("the journal is at its limit");
        assertThatIsDown("journal", "the journal is at its limit");
    }

    @Test
    void journalThatCannotBeCommittedIsAFault() {
        given(committer.trouble()).willReturn("the journal is damaged");
        assertThatIsDown("committer", "the journal is damaged");
    }

    @Test
    void committerThatHangsIsAFault() {
        given(committer.sinceLastRound()).willReturn(Duration.ofSeconds(61));
        assertThatIsDown("committer", "hangs for 61 s; restart the gateway");
    }

    @Test
    void committerThatAsksKafkaIsGivenTheTimeThatAllItsQuestionsMayTake() {
        given(committer.inDoubtSince()).willReturn(clock.instant());
        given(committer.sinceLastRound()).willReturn(Duration.ofSeconds(61));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        given(committer.sinceLastRound()).willReturn(Duration.ofSeconds(181));
        assertThatIsDown("committer", "hangs for 181 s; restart the gateway");
    }

    @Test
    void diskThatDoesNotAnswerIsAFault() {
        given(intake.busyFor()).willReturn(Duration.ofSeconds(61));
        assertThatIsDown("journal", "hangs for 61 s; restart the gateway");
    }

    @Test
    void gatewayThatHearsNothingIsAtFault() {
        given(start.batchTrouble()).willReturn("not connected to the broker");
        assertThatIsDown("mqtt", "not connected to the broker");
    }

    @Test
    void gatewayThatTakesNoCommandsIsAtFault() {
        given(start.takesCommands()).willReturn(false);
        assertThatIsDown("commands", "the listener for commands has stopped; restart the gateway");
    }

    @Test
    void gatewayThatFeedsNothingInAgainIsAtFault() {
        given(start.takesReplays()).willReturn(false);
        assertThatIsDown("replays", "the listener for replays has stopped; restart the gateway");
    }

    private void assertThatIsDown(String where, String what) {
        Health found = health.health();
        assertThat(found.getStatus()).isEqualTo(Status.DOWN);
        assertThat(found.getDetails()).containsEntry(where, what);
    }
}
