package io.tributary.dashboard.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was measured in one interval. Where nothing was measured there is no point.
 *
 * @param at start of the interval
 * @param count readings
 * @param mean sum of the values by their count; absent for text
 * @param min smallest value; absent for text
 * @param max largest value; absent for text
 * @param last the last text; only for text
 */
public record Point(
        Instant at,
        long count,
        @Nullable Double mean,
        @Nullable Double min,
        @Nullable Double max,
        @Nullable String last) {}
