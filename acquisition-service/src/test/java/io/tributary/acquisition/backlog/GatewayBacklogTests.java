package io.tributary.acquisition.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.util.unit.DataSize;

class GatewayBacklogTests {

    private static final int BYTES = 10 * 1024;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Instant now = Instant.parse("2026-11-20T10:15:30.500Z");
    private long nanos;
    private GatewayBacklog backlog = backlog(100);

    @BeforeEach
    void begin() {
        backlog.epochBegins("home-acq", "ours");
    }

    @Test
    void whatTheBrokerTookIsAheadUntilTheGatewayReportsIt() {
        take(1, 3);
        assertThat(backlog.bytesAhead()).isEqualTo(3 * BYTES);
        report("ours", 2);
        assertThat(backlog.bytesAhead()).isEqualTo(BYTES);
        assertThat(backlog.batchesAhead()).isEqualTo(1);
        assertThat(backlog.isRefusing()).isFalse();
    }

    @Test
    void refusesAtTheLimitOfBytesAndTakesAgainAtHalfOfIt() {
        take(1, 9);
        assertThat(backlog.isRefusing()).isFalse();
        take(10, 10);
        assertThat(backlog.isRefusing()).isTrue();
        report("ours", 4);
        assertThat(backlog.isRefusing()).as("six ahead").isTrue();
        report("ours", 5);
        assertThat(backlog.isRefusing()).as("five ahead").isFalse();
    }

    @Test
    void refusesAtTheLimitOfBatchesHoweverSmall() {
        backlog = backlog(4);
        begin();
        for (int number = 1; number <= 4; number++) {
            backlog.taken("ours", number, 1);
        }
        assertThat(backlog.isRefusing()).isTrue();
        report("ours", 1);
        assertThat(backlog.isRefusing()).isTrue();
        report("ours", 2);
        assertThat(backlog.isRefusing()).isFalse();
    }

    @Test
    void gatewayThatNeverReportsIsRefusedNothingBeforeTheLimit() {
        take(1, 9);
        assertThat(backlog.isRefusing()).isFalse();
        take(10, 10);
        assertThat(backlog.isRefusing()).isTrue();
    }

    @Test
    void fullJournalRefusesAtOnceAndUntilItIsNoLongerFull() {
        backlog.reported(Backlogs.report("home-acq", "another", 100, true, now));
        assertThat(backlog.isRefusing()).isTrue();
        report("ours", 0);
        assertThat(backlog.isRefusing()).isFalse();
    }

    @Test
    void reportOfAnotherEpochOrAcquirerConfirmsNothing() {
        take(1, 3);
        report("another", 3);
        backlog.reported(Backlogs.report("farm-acq", "ours", 3, false, now));
        assertThat(backlog.batchesAhead()).isEqualTo(3);
    }

    @Test
    void reportBeforeTheBrokersAcknowledgementCounts() {
        report("ours", 2);
        take(1, 3);
        assertThat(backlog.batchesAhead()).isEqualTo(1);
    }

    @Test
    void batchesAcknowledgedOutOfOrderAreAllConfirmed() {
        backlog.taken("ours", 2, BYTES);
        backlog.taken("ours", 1, BYTES);
        backlog.taken("ours", 3, BYTES);
        report("ours", 3);
        assertThat(backlog.bytesAhead()).isZero();
    }

    @Test
    void batchThatTheBrokerLostIsFoundByTheReportsThatGoOnWithoutIt() {
        take(1, 3);
        report("ours", 1);
        for (int second = 0; second <= 10; second++) {
            assertThat(backlog.isBatchLost()).as("after %d seconds", second).isFalse();
            take(second + 4, second + 4);
            later(Duration.ofSeconds(1));
            report("ours", 1);
        }
        assertThat(backlog.isBatchLost()).isTrue();
        assertThat(registry.counter("tributary.acquisition.batches.lost").count()).isEqualTo(1);

        backlog.epochBegins("home-acq", "next");
        assertThat(backlog.isBatchLost()).isFalse();
        assertThat(backlog.batchesAhead()).isEqualTo(13);
        backlog.taken("ours", 15, BYTES);
        assertThat(backlog.batchesAhead()).as("late, of the epoch before").isEqualTo(14);
        report("ours", 1);
        assertThat(backlog.batchesAhead()).isEqualTo(14);
        backlog.taken("next", 1, BYTES);
        report("next", 1);
        assertThat(backlog.batchesAhead()).isZero();
    }

    @Test
    void gatewayThatWasAwayHasLostNothing() {
        take(1, 3);
        report("ours", 1);
        later(Duration.ofMinutes(5));
        report("ours", 1);
        later(Duration.ofSeconds(1));
        report("ours", 1);
        assertThat(backlog.isBatchLost()).isFalse();
    }

    @Test
    void reportThatIsOnlyRepeatedSaysNothingNew() {
        take(1, 3);
        Instant written = now;
        for (int second = 0; second < 30; second++) {
            later(Duration.ofSeconds(1));
            backlog.reported(Backlogs.report("home-acq", "ours", 1, false, written));
        }
        assertThat(backlog.isBatchLost()).isFalse();
    }

    @Test
    void fullJournalHasLostNothing() {
        take(1, 3);
        for (int second = 0; second < 30; second++) {
            later(Duration.ofSeconds(1));
            backlog.reported(Backlogs.report("home-acq", "ours", 1, true, now));
        }
        assertThat(backlog.isBatchLost()).isFalse();
    }

    @Test
    void batchThatTheBrokerHasNotTakenYetIsNotLost() {
        backlog.taken("ours", 2, BYTES);
        for (int second = 0; second < 30; second++) {
            later(Duration.ofSeconds(1));
            report("ours", 0);
        }
        assertThat(backlog.isBatchLost()).isFalse();
    }

    @Test
    void healthAndMetricsTell() {
        take(1, 10);
        Health health = new BacklogHealth(backlog).health();
        assertThat(health.getStatus().getCode()).isEqualTo("DOWN");
        assertThat(health.getDetails())
                .containsEntry("refusingSince", now)
                .containsEntry("bytesAhead", 10L * BYTES)
                .containsEntry("batchesAhead", 10)
                .containsEntry("gatewayReportedAt", "never");
        assertThat(registry.get("tributary.acquisition.ahead.bytes").gauge().value())
                .isEqualTo(10 * BYTES);
        assertThat(registry.get("tributary.acquisition.ahead.batches").gauge().value())
                .isEqualTo(10);
        assertThat(registry.get("tributary.acquisition.refusing").gauge().value()).isEqualTo(1);
        report("ours", 10);
        assertThat(new BacklogHealth(backlog).health().getStatus().getCode()).isEqualTo("UP");
        assertThat(registry.get("tributary.acquisition.refusing").gauge().value()).isZero();
    }

    private void take(int from, int to) {
        for (int number = from; number <= to; number++) {
            backlog.taken("ours", number, BYTES);
        }
    }

    private void report(String epoch, long number) {
        backlog.reported(Backlogs.report("home-acq", epoch, number, false, now));
    }

    private void later(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
    }

    private GatewayBacklog backlog(int maxBatches) {
        return new GatewayBacklog(
                new BacklogProperties(DataSize.ofBytes(10 * BYTES), maxBatches),
                registry,
                () -> now,
                () -> nanos);
    }
}
