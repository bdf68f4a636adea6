package io.tributary.dashboard.history.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeRangesTests {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void whatIsTakenOutLeavesTheRest() {
        TimeRanges all = TimeRanges.of(at(0), at(100));

        assertThat(all.minus(TimeRanges.of(at(20), at(30)))).hasToString(ranges(0, 20, 30, 100));
        assertThat(all.minus(TimeRanges.of(at(-9), at(30)))).hasToString(ranges(30, 100));
        assertThat(all.minus(TimeRanges.of(at(90), at(300)))).hasToString(ranges(0, 90));
        assertThat(all.minus(TimeRanges.of(at(-1), at(100))).isEmpty()).isTrue();
        assertThat(all.minus(TimeRanges.of(at(100), at(200)))).isEqualTo(all);
    }

    @Test
    void whatFollowsOneAnotherIsOneRange() {
        assertThat(TimeRanges.startingAt(List.of(at(120), at(0), at(60), at(240)), MINUTE))
                .hasToString(ranges(0, 180, 240, 300));
    }

    @Test
    void onlyWholeMinutesAreWhole() {
        assertThat(TimeRanges.of(at(1), at(239)).whole(MINUTE)).hasToString(ranges(60, 180));
        assertThat(TimeRanges.of(at(0), at(60)).whole(MINUTE)).hasToString(ranges(0, 60));
        assertThat(TimeRanges.of(at(1), at(61)).whole(MINUTE).isEmpty()).isTrue();
        assertThat(TimeRanges.of(at(0).plusNanos(1), at(120)).whole(MINUTE))
                .hasToString(ranges(60, 120));
    }

    private static Instant at(long second) {
        return Instant.parse("2026-11-20T10:00:00Z").plusSeconds(second);
    }

    private static String ranges(long... seconds) {
        TimeRanges ranges = TimeRanges.of(at(seconds[0]), at(seconds[seconds.length - 1]));
        for (int i = 1; i + 1 < seconds.length; i += 2) {
            ranges = ranges.minus(TimeRanges.of(at(seconds[i]), at(seconds[i + 1])));
        }
        return ranges.toString();
    }
}
