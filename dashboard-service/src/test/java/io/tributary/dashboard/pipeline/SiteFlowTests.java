package io.tributary.dashboard.pipeline;

import static io.tributary.dashboard.pipeline.Messages.aggregated;
import static io.tributary.dashboard.support.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tributary.dashboard.support.Home;
import io.tributary.topology.rejection.RejectionReason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SiteFlowTests {

    private final SiteFlow flow = new SiteFlow(START);

    @Test
    void eachHopIsMeasuredBetweenItsOwnTwoTimes() {
        flow.kafka(aggregated(1, START), START.plusMillis(40));
        flow.searchable(START, START.plusMillis(1_900));
        assertThat(p50(Hop.SENSED_ACQUIRED)).isEqualTo(50);
        assertThat(p50(Hop.ACQUIRED_AGGREGATED)).isCloseTo(850, within(10L));
        assertThat(p50(Hop.AGGREGATED_KAFKA)).isEqualTo(40);
        assertThat(p50(Hop.AGGREGATED_SEARCHABLE)).isCloseTo(1_900, within(20L));
        assertThat(counts().latency(Hop.AGGREGATED_PREVIEW).count()).isZero();
    }

    @Test
    void percentilesAreThoseOfAllThatCame() {
        for (int i = 1; i <= 100; i++) {
            flow.kafka(aggregated(i, START), START.plusMillis(i));
        }
        Latency latency = counts().latency(Hop.AGGREGATED_KAFKA);
        assertThat(latency.count()).isEqualTo(100);
        assertThat(latency.p50Millis()).isEqualTo(50);
        assertThat(latency.p95Millis()).isEqualTo(95);
        assertThat(latency.p99Millis()).isEqualTo(99);
        assertThat(latency.maxMillis()).isEqualTo(100);
    }

    @Test
    void timeThatRunsBackwardsIsCountedBesideAndNotAsNothing() {
        flow.kafka(aggregated(1, START), START.minusMillis(30));
        Latency latency = counts().latency(Hop.AGGREGATED_KAFKA);
        assertThat(latency.clocksDiffer()).isOne();
        assertThat(latency.count()).isZero();
        assertThat(latency.p50Millis()).isNull();
    }

    @Test
    void whatTookMoreThanAnHourIsCountedBeside() {
        Instant longAgo = START.minus(Duration.ofHours(2));
        flow.kafka(Messages.of(Home.SITE, 1, longAgo, START, START), START);
        assertThat(counts().latency(Hop.SENSED_ACQUIRED).beyondAnHour()).isOne();
        assertThat(counts().latency(Hop.SENSED_ACQUIRED).count()).isZero();
    }

    @Test
    void sameWindowBothWaysTellsWhichWasFirstAndByHowMuch() {
        flow.preview(aggregated(1, START), START.plusMillis(5));
        flow.kafka(aggregated(1, START), START.plusMillis(25));
        flow.kafka(aggregated(2, START), START.plusMillis(10));
        flow.preview(aggregated(2, START), START.plusMillis(13));
        flow.kafka(aggregated(3, START), START.plusMillis(10));

        assertThat(counts().mqttLead().count()).isOne();
        assertThat(counts().mqttLead().p50Millis()).isEqualTo(20);
        assertThat(counts().kafkaLead().count()).isOne();
        assertThat(counts().kafkaLead().p50Millis()).isEqualTo(3);
    }

    @Test
    void commitThatIsMadeAgainIsNoNewOne() {
        flow.preview(aggregated(1, START), START.plusMillis(5));
        flow.preview(aggregated(1, START.plusMillis(70)), START.plusMillis(75));
        flow.kafka(aggregated(1, START.plusMillis(70)), START.plusMillis(105));

        assertThat(counts().repeats()).isOne();
        assertThat(counts().latency(Hop.AGGREGATED_PREVIEW).count()).isOne();
        assertThat(counts().mqttLead().p50Millis()).isEqualTo(100);
    }

    @Test
    void recordThatIsReadTwiceCountsOnce() {
        flow.kafka(aggregated(1, START), START);
        flow.kafka(aggregated(1, START), START);
        assertThat(counts().records()).isOne();
        assertThat(counts().messages()).isEqualTo(3);
        assertThat(counts().readings()).isEqualTo(6);
        assertThat(counts().repeats()).isOne();
    }

    @Test
    void windowsOfAnOlderMinuteAreForgotten() {
        flow.preview(aggregated(1, START), START);
        Instant later = START.plusMillis(Arrivals.KEPT_MILLIS + 1);
        flow.kafka(aggregated(2, later), later);
        flow.kafka(aggregated(1, START), later);
        assertThat(flow.measured(later).counts().mqttLead().count()).isZero();
    }

    @Test
    void neverMoreWindowsAreRememberedThanTheBound() {
        for (int i = 1; i <= Arrivals.MOST_WINDOWS + 1; i++) {
            flow.preview(aggregated(i, START), START);
        }
        flow.kafka(aggregated(1, START), START);
        flow.kafka(aggregated(Arrivals.MOST_WINDOWS, START), START);
        assertThat(counts().mqttLead().count()).isOne();
    }

    @Test
    void whatIsOlderThanTwoMinutesCountsNoMore() {
        flow.rejected(RejectionReason.RATE, 40, START);
        flow.kafka(aggregated(1, START), START);
        Instant later = START.plusSeconds(115);
        assertThat(flow.measured(later).counts().records()).isOne();
        assertThat(flow.measured(later).over()).isEqualTo(Duration.ofSeconds(115));
        assertThat(flow.measured(later).counts().rejected())
                .containsEntry(RejectionReason.RATE, 40L);
        Instant muchLater = START.plusSeconds(180);
        assertThat(flow.measured(muchLater).counts().records()).isZero();
        assertThat(flow.measured(muchLater).over()).isLessThan(Duration.ofSeconds(151));
        assertThat(flow.isIdle(muchLater)).isTrue();
    }

    private FlowCounts counts() {
        return flow.measured(START).counts();
    }

    private @Nullable Long p50(Hop hop) {
        return counts().latency(hop).p50Millis();
    }
}
