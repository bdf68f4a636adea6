package io.tributary.dashboard.presence;

import io.tributary.dashboard.paging.Cursor;
import io.tributary.dashboard.paging.TimeParameter;
import io.tributary.dashboard.problem.ApiProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A range of time.
 *
 * @param from start, inclusive
 * @param to end, exclusive
 */
public record TimelineRange(Instant from, Instant to) {

    private static final Duration DEFAULT_LENGTH = Duration.ofDays(1);

    public TimelineRange {
        if (!from.isBefore(to)) {
            throw ApiProblemException.parameter("from", "must lie before to");
        }
    }

    /** So much before the present. */
    public static TimelineRange last(Duration length, Clock clock) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new TimelineRange(now.minus(length), now);
    }

    /**
     * Reads the parameters of a request: the last day where nothing is said.
     *
     * @throws ApiProblemException when one is not valid
     */
    public static TimelineRange parse(@Nullable String from, @Nullable String to, Clock clock) {
        Instant end =
                to == null
                        ? clock.instant().truncatedTo(ChronoUnit.MILLIS)
                        : TimeParameter.parse("to", to);
        Instant start =
                from == null ? end.minus(DEFAULT_LENGTH) : TimeParameter.parse("from", from);
        return new TimelineRange(start, end);
    }

    /** The time of a cursor that was given for this range. */
    Instant requireWithin(Cursor cursor) {
        if (!cursor.at().isAfter(from) || !cursor.at().isBefore(to)) {
            throw ApiProblemException.parameter(
                    "cursor", "belongs to another range; start again without it");
        }
        return cursor.at();
    }
}
