package io.tributary.dashboard.paging;

import io.tributary.dashboard.problem.ApiProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A time that a caller names: from 1970 to 2199, which every part of the system can hold. */
public final class TimeParameter {

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private TimeParameter() {}

    /**
     * Reads the time.
     *
     * @param name of the parameter
     * @throws ApiProblemException when it is none
     */
    public static Instant parse(String name, String text) {
        Instant time = iso(name, text);
        if (time.isBefore(EARLIEST)) {
            throw ApiProblemException.parameter(name, "must not lie before 1970");
        }
        if (time.isAfter(LATEST)) {
            throw ApiProblemException.parameter(name, "must not lie after the year 2199");
        }
        return time;
    }

    /** The same; null stays null. */
    public static @Nullable Instant parseNullable(String name, @Nullable String text) {
        return text == null ? null : parse(name, text);
    }

    private static Instant iso(String name, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw ApiProblemException.parameter(
                    name, "must be an ISO-8601 time with zone, such as 2026-11-20T10:15:30Z");
        }
    }
}
