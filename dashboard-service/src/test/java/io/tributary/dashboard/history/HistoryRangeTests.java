package io.tributary.dashboard.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.support.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryRangeTests {

    private static final String FROM = "2026-11-20T00:00:00Z";

    private final TestClock clock = new TestClock();

    @Test
    void lastHourIsTheDefault() {
        HistoryRange range = HistoryRange.parse(null, null, null, clock);

        assertThat(range.to()).isEqualTo(TestClock.START);
        assertThat(range.from()).isEqualTo(TestClock.START.minusSeconds(3600));
        assertThat(range.interval()).isEqualTo(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @CsvSource({
        "PT1M, PT1S",
        "PT10M, PT1S",
        "PT1H, PT10S",
        "P1D, PT5M",
        "P7D, PT30M",
        "P365D, P1D",
        "P30000D, P365D"
    })
    void usualIntervalGivesSomeHundredPoints(Duration length, Duration interval) {
        Instant from = Instant.parse(FROM);

        assertThat(Intervals.usual(from, from.plus(length))).isEqualTo(interval);
    }

    @Test
    void twoThousandPointsAreTakenAndOneMoreIsNot() {
        assertThat(parse(FROM, "2026-11-20T00:33:20Z", "PT1S").interval())
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(refusal(FROM, "2026-11-20T00:33:21Z", "PT1S"))
                .isEqualTo(
                        "interval is too short for this range: more than 2000 points; take at least PT2S or a shorter range");
    }

    @Test
    void pointsThatLiePartlyOutsideCount() {
        Instant from = Instant.parse("2026-11-20T00:00:00.500Z");

        assertThat(Intervals.points(from, from.plusSeconds(2), Duration.ofSeconds(1))).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "yesterday, 2026-11-20T01:00:00Z, PT1M, from must be an ISO-8601 time",
        "2026-11-20T00:00:00, 2026-11-20T01:00:00Z, PT1M, from must be an ISO-8601 time",
        "2026-11-20T00:00:00Z, later, PT1M, to must be an ISO-8601 time",
        "2026-11-20T00:00:00Z, 2026-11-20T00:00:00Z, PT1M, from must lie before to",
        "1969-12-31T00:00:00Z, 2026-11-20T01:00:00Z, P30D, from must not lie before 1970",
        "2026-11-20T00:00:00Z, +100000-01-01T00:00:00Z, P30D, to must not lie after",
        "2026-11-20T00:00:00Z, 2026-11-20T01:00:00Z, 1m, interval must be an ISO-8601 duration",
        "2026-11-20T00:00:00Z, 2026-11-20T01:00:00Z, PT0.5S, interval must be PT1S to",
        "2026-11-20T00:00:00Z, 2026-11-20T01:00:00Z, PT-1M, interval must be PT1S to",
        "2026-11-20T00:00:00Z, 2026-11-20T01:00:00Z, PT2562047788015215H, interval must be PT1S to",
        "-1000000000-01-01T00:00:00Z, 2026-11-20T01:00:00Z, P1D, from must not lie before 1970",
        "2026-11-20T00:00:00Z, +1000000000-12-31T23:59:59Z, P1D, to must not lie after"
    })
    void whatIsNoRangeIsRefusedByName(String from, String to, String interval, String why) {
        assertThat(refusal(from, to, interval)).startsWith(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z"})
    void endsOfTimeAreRefusedWithoutAnInterval(String time) {
        assertThatExceptionOfType(ApiProblemException.class)
                .isThrownBy(() -> HistoryRange.parse(time, null, null, clock));
        assertThatExceptionOfType(ApiProblemException.class)
                .isThrownBy(() -> HistoryRange.parse(null, time, null, clock));
    }

    @Test
    void slicesMeetWhereAPointStartsAndMakeUpTheRange() {
        HistoryRange range =
                new HistoryRange(
                        Instant.parse("2026-11-20T00:00:30Z"),
                        Instant.parse("2026-11-20T00:05:10Z"),
                        Duration.ofMinutes(1));

        assertThat(range.slices(2))
                .map(slice -> slice.from() + " " + slice.to())
                .containsExactly(
                        "2026-11-20T00:00:30Z 2026-11-20T00:02:00Z",
                        "2026-11-20T00:02:00Z 2026-11-20T00:04:00Z",
                        "2026-11-20T00:04:00Z 2026-11-20T00:05:10Z");
        assertThat(range.slices(6)).containsExactly(range);
    }

    @Test
    void anotherLimitMayBeSet() {
        assertThat(
                        HistoryRange.parse(FROM, "2026-11-21T00:00:00Z", "PT1S", 86_400, clock)
                                .interval())
                .isEqualTo(Duration.ofSeconds(1));
    }

    private HistoryRange parse(String from, String to, @Nullable String interval) {
        return HistoryRange.parse(from, to, interval, clock);
    }

    private @Nullable String refusal(String from, String to, String interval) {
        ApiProblemException[] refusal = new ApiProblemException[1];
        assertThatExceptionOfType(ApiProblemException.class)
                .isThrownBy(() -> parse(from, to, interval))
                .satisfies(e -> refusal[0] = e);
        return refusal[0].getMessage();
    }
}
