package io.tributary.dashboard.pipeline;

import static io.tributary.dashboard.support.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.live.SiteBacklog;
import io.tributary.topology.rejection.RejectionReason;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ThresholdsTests {

    private static final Duration WINDOW = Duration.ofSeconds(1);

    @ParameterizedTest
    @CsvSource({
        "SENSED_ACQUIRED, 2000, 10000, DEVICES_SLOW",
        "ACQUIRED_AGGREGATED, 3000, 12000, GATEWAY_SLOW",
        "AGGREGATED_KAFKA, 1000, 5000, KAFKA_SLOW",
        "AGGREGATED_PREVIEW, 1000, 5000, MQTT_SLOW",
        "AGGREGATED_SEARCHABLE, 5000, 30000, INDEXING_SLOW"
    })
    void hopIsJudgedByItsNinetyFifthPercentile(Hop hop, long watch, long bad, Advice advice) {
        assertThat(hop(hop, watch)).isEqualTo(Verdict.GOOD);
        assertThat(hop(hop, watch + 1)).isEqualTo(Verdict.watch(advice));
        assertThat(hop(hop, bad)).isEqualTo(Verdict.watch(advice));
        assertThat(hop(hop, bad + 1)).isEqualTo(Verdict.bad(advice));
    }

    @Test
    void gatewayMayWaitForALongWindow() {
        Duration minute = Duration.ofMinutes(1);
        assertThat(Thresholds.hop(Hop.ACQUIRED_AGGREGATED, p95(119_000), minute, null))
                .isEqualTo(Verdict.GOOD);
    }

    @ParameterizedTest
    @EnumSource(Hop.class)
    void nothingIsSaidOfAHopThatWasNotMeasured(Hop hop) {
        assertThat(Thresholds.hop(hop, latency(null, 0, 0), WINDOW, null))
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void whatIsStillOnItsWayCounts() {
        assertThat(
                        Thresholds.hop(
                                Hop.AGGREGATED_SEARCHABLE,
                                latency(null, 0, 0),
                                WINDOW,
                                Duration.ofSeconds(31)))
                .isEqualTo(Verdict.bad(Advice.INDEXING_SLOW));
    }

    @Test
    void clocksThatDifferAreToldUnlessSomethingHurtsMore() {
        assertThat(clocks(50, 1, 0)).isEqualTo(Verdict.watch(Advice.CLOCKS_DIFFER));
        assertThat(clocks(null, 1, 0)).isEqualTo(Verdict.watch(Advice.CLOCKS_DIFFER));
        assertThat(clocks(50, 0, 1)).isEqualTo(Verdict.watch(Advice.OLD_READINGS));
        assertThat(clocks(6_000L, 1, 1)).isEqualTo(Verdict.bad(Advice.KAFKA_SLOW));
    }

    @Test
    void backlogThatIsOnItsWayIsNone() {
        assertThat(Thresholds.backlog(backlog(10, 3, null), START)).isEqualTo(Verdict.GOOD);
        assertThat(Thresholds.backlog(null, null)).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void backlogHurtsWhenItIsOldOrHasLittleRoomOrNone() {
        assertThat(Thresholds.backlog(backlog(10, 60, 5.0), START))
                .isEqualTo(Verdict.watch(Advice.BACKLOG_WAITS));
        assertThat(Thresholds.backlog(backlog(10, 61, 5.0), START))
                .isEqualTo(Verdict.bad(Advice.BACKLOG_WAITS));
        assertThat(Thresholds.backlog(backlog(10, 30, 0.9), START))
                .isEqualTo(Verdict.bad(Advice.BACKLOG_WAITS));
        assertThat(Thresholds.backlog(backlog(100, 30, null), START))
                .isEqualTo(Verdict.bad(Advice.BACKLOG_FULL));
    }

    @Test
    void oneRejectedMessageOfAHundredHurts() {
        Map<RejectionReason, Long> some = Map.of(RejectionReason.MALFORMED_JSON, 20L);
        assertThat(Thresholds.rejected(Map.of(), 0)).isEqualTo(Verdict.GOOD);
        assertThat(Thresholds.rejected(some, 1_980)).isEqualTo(Verdict.watch(Advice.SOME_REJECTED));
        assertThat(Thresholds.rejected(some, 1_979)).isEqualTo(Verdict.bad(Advice.SOME_REJECTED));
        assertThat(Thresholds.rejected(Map.of(RejectionReason.EMPTY, 19L), 0))
                .isEqualTo(Verdict.watch(Advice.SOME_REJECTED));
    }

    @Test
    void floodAndFullBacklogHaveAdviceOfTheirOwn() {
        assertThat(Thresholds.rejected(Map.of(RejectionReason.RATE, 1L), 1_000))
                .isEqualTo(Verdict.watch(Advice.REJECTED_RATE));
        assertThat(Thresholds.rejected(Map.of(RejectionReason.BACKLOG_FULL, 1L), 1_000))
                .isEqualTo(Verdict.bad(Advice.REJECTED_BACKLOG));
    }

    @Test
    void indexingThatFallsBehindHurts() {
        assertThat(Thresholds.lag(null)).isEqualTo(Verdict.UNKNOWN);
        assertThat(Thresholds.lag(1_000L)).isEqualTo(Verdict.GOOD);
        assertThat(Thresholds.lag(1_001L)).isEqualTo(Verdict.watch(Advice.INDEXING_BEHIND));
        assertThat(Thresholds.lag(10_001L)).isEqualTo(Verdict.bad(Advice.INDEXING_BEHIND));
    }

    @Test
    void silenceOfASiteHurtsThatOfItsDevicesIsWorthALook() {
        assertThat(Thresholds.throughput(false, 7)).isEqualTo(Verdict.bad(Advice.SITE_UNREACHABLE));
        assertThat(Thresholds.throughput(true, 0)).isEqualTo(Verdict.watch(Advice.NOTHING_CAME));
        assertThat(Thresholds.throughput(true, 1)).isEqualTo(Verdict.GOOD);
    }

    private static Verdict hop(Hop hop, long p95) {
        return Thresholds.hop(hop, p95(p95), WINDOW, null);
    }

    private static Verdict clocks(@Nullable Number p95, long differ, long beyond) {
        Long millis = p95 == null ? null : Long.valueOf(p95.longValue());
        return Thresholds.hop(Hop.AGGREGATED_KAFKA, latency(millis, differ, beyond), WINDOW, null);
    }

    private static Latency p95(long millis) {
        return latency(millis, 0, 0);
    }

    private static Latency latency(@Nullable Long p95, long differ, long beyond) {
        return new Latency(p95 == null ? 0 : 1, p95, p95, p95, p95, differ, beyond);
    }

    private static SiteBacklog backlog(long bytes, long oldestSeconds, @Nullable Double hoursLeft) {
        return new SiteBacklog(
                bytes, START.minusSeconds(oldestSeconds), 100L, hoursLeft, oldestSeconds > 5);
    }
}
