package io.tributary.dashboard.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Intervals that people find natural. */
final class Intervals {

    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofDays(36_500);

    private static final int USUAL_POINTS = 600;
    private static final List<Duration> NATURAL =
            Stream.of(
                            "PT1S", "PT2S", "PT5S", "PT10S", "PT15S", "PT30S", "PT1M", "PT2M",
                            "PT5M", "PT10M", "PT15M", "PT30M", "PT1H", "PT2H", "PT3H", "PT6H",
                            "PT12H", "P1D", "P7D", "P30D", "P365D")
                    .map(Duration::parse)
                    .toList();

    private Intervals() {}

    /** The interval where the caller does not say. */
    static Duration usual(Instant from, Instant to) {
        return fitting(from, to, USUAL_POINTS);
    }

    /** The shortest natural interval that gives no more than so many points. */
    static Duration fitting(Instant from, Instant to, int points) {
        return NATURAL.stream()
                .filter(interval -> points(from, to, interval) <= points)
                .findFirst()
                .orElse(NATURAL.getLast());
    }

    /** Points that the range is cut into; the first and last may lie partly outside. */
    static long points(Instant from, Instant to, Duration interval) {
        long millis = Math.max(1, interval.toMillis());
        long first = Math.floorDiv(from.toEpochMilli(), millis);
        long last = Math.floorDiv(to.toEpochMilli() - 1, millis);
        return last - first + 1;
    }
}
