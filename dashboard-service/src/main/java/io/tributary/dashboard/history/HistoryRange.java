package io.tributary.dashboard.history;

import io.tributary.dashboard.paging.TimeParameter;
import io.tributary.dashboard.problem.ApiProblemException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A range of time and the interval it is cut into.
 *
 * @param from start, inclusive
 * @param to end, exclusive
 * @param interval what one point covers; points start at whole multiples of it since 1970 in UTC
 */
public record HistoryRange(Instant from, Instant to, Duration interval) {

    /** Most points of one series in an answer. */
    public static final int MAX_POINTS = 2_000;

    private static final Duration DEFAULT_LENGTH = Duration.ofHours(1);

    public HistoryRange {
        requireBounds(from, to);
        if (interval.compareTo(Intervals.SHORTEST) < 0
                || interval.compareTo(Intervals.LONGEST) > 0) {
            throw ApiProblemException.parameter("interval", "must be PT1S to P36500D");
        }
    }

    private static void requireBounds(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw ApiProblemException.parameter("from", "must lie before to");
        }
        if (from.isBefore(Instant.EPOCH)) {
            throw ApiProblemException.parameter("from", "must not lie before 1970");
        }
    }

    /**
     * Reads the parameters of a request: the last hour where nothing is said, and an interval that
     * gives a few hundred points.
     *
     * @throws ApiProblemException when one is not valid, or there are more than {@link #MAX_POINTS}
     */
    public static HistoryRange parse(
            @Nullable String from, @Nullable String to, @Nullable String interval, Clock clock) {
        return parse(from, to, interval, MAX_POINTS, clock);
    }

    /** The same with another limit. */
    public static HistoryRange parse(
            @Nullable String from,
            @Nullable String to,
            @Nullable String interval,
            int maxPoints,
            Clock clock) {
        Instant end = to == null ? clock.instant() : TimeParameter.parse("to", to);
        Instant start =
                from == null
                        ? later(Instant.EPOCH, end).minus(DEFAULT_LENGTH)
                        : TimeParameter.parse("from", from);
        // before anything is reckoned: the ends of time do not fit into milliseconds
        requireBounds(start, end);
        HistoryRange range =
                new HistoryRange(
                        start,
                        end,
                        interval == null ? Intervals.usual(start, end) : duration(interval));
        range.requireAtMost(maxPoints);
        return range;
    }

    /** The range in parts of at most so many points, in order; they meet where a point starts. */
    public List<HistoryRange> slices(int points) {
        List<HistoryRange> slices = new ArrayList<>();
        long width = Math.multiplyExact(interval.toMillis(), (long) points);
        Instant start = from;
        while (start.isBefore(to)) {
            long next =
                    (Math.floorDiv(start.toEpochMilli(), interval.toMillis()) * interval.toMillis())
                            + width;
            Instant end = Instant.ofEpochMilli(next);
            slices.add(new HistoryRange(start, end.isBefore(to) ? end : to, interval));
            start = end;
        }
        return slices;
    }

    private void requireAtMost(int points) {
        if (Intervals.points(from, to, interval) > points) {
            throw ApiProblemException.parameter(
                            "interval",
                            "is too short for this range: more than %d points; take at least %s or a shorter range"
                                    .formatted(points, Intervals.fitting(from, to, points)))
                    .with("maxPoints", points);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
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
