package io.tributary.dashboard.history;

import io.tributary.dashboard.problem.ApiProblemException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A range of time and the interval it is cut into: at most {@value #MAX_POINTS} points.
 *
 * @param from start, inclusive
 * @param to end, exclusive
 * @param interval what one point covers; points start at whole multiples of it since 1970 in UTC
 */
public record HistoryRange(Instant from, Instant to, Duration interval) {

    /** Most points of one series. */
    public static final int MAX_POINTS = 2_000;

    private static final Duration DEFAULT_LENGTH = Duration.ofHours(1);
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    public HistoryRange {
        requireBounds(from, to);
        if (interval.compareTo(Intervals.SHORTEST) < 0
                || interval.compareTo(Intervals.LONGEST) > 0) {
            throw ApiProblemException.parameter("interval", "must be PT1S to P36500D");
        }
        if (Intervals.points(from, to, interval) > MAX_POINTS) {
            throw ApiProblemException.parameter(
                            "interval",
                            "is too short for this range: more than %d points; take at least %s or a shorter range"
                                    .formatted(MAX_POINTS, Intervals.fitting(from, to, MAX_POINTS)))
                    .with("maxPoints", MAX_POINTS);
        }
    }

    private static void requireBounds(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw ApiProblemException.parameter("from", "must lie before to");
        }
        if (from.isBefore(EARLIEST)) {
            throw ApiProblemException.parameter("from", "must not lie before 1970");
        }
        if (to.isAfter(LATEST)) {
            throw ApiProblemException.parameter("to", "must not lie after the year 2199");
        }
    }

    /**
     * Reads the parameters of a request: the last hour where nothing is said, and an interval that
     * gives a few hundred points.
     *
     * @throws ApiProblemException when one is not valid
     */
    public static HistoryRange parse(
            @Nullable String from, @Nullable String to, @Nullable String interval, Clock clock) {
        Instant end = to == null ? clock.instant() : instant("to", to);
        Instant start =
                from == null ? later(EARLIEST, end).minus(DEFAULT_LENGTH) : instant("from", from);
        // before anything is reckoned: the ends of time do not fit into milliseconds
        requireBounds(start, end);
        return new HistoryRange(
                start, end, interval == null ? Intervals.usual(start, end) : duration(interval));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant instant(String name, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw ApiProblemException.parameter(
                    name, "must be an ISO-8601 time with zone, such as 2026-11-20T10:15:30Z");
        }
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw ApiProblemException.parameter(
                    "interval", "must be an ISO-8601 duration, such as PT1M or P1D");
        }
    }
}
