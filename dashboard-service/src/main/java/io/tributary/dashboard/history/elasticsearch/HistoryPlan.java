package io.tributary.dashboard.history.elasticsearch;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.tributary.dashboard.history.HistoryRange;
import io.tributary.dashboard.history.elasticsearch.TimeRanges.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which part of a range is computed of what: each moment of exactly one level, the coarsest that
 * fits the points and holds everything. Only what is whole within the range is computed of rollups,
 * and the last minutes always of readings.
 *
 * @param parts times of each level that is needed
 */
record HistoryPlan(Map<Level, TimeRanges> parts) {

    /** Rollups are not to be expected before. */
    private static final Duration FRESH = Duration.ofMinutes(2);

    /** Whether it is of use to know what is pending. */
    static boolean mayUseRollups(HistoryRange range) {
        return Level.MINUTE.fits(range.interval());
    }

    static HistoryPlan of(HistoryRange range, Pending pending, Instant now) {
        Map<Level, TimeRanges> parts = new EnumMap<>(Level.class);
        TimeRanges rest = TimeRanges.of(range.from(), range.to());
        for (Level level : Level.ROLLUPS) {
            TimeRanges unusable = pending.of(level);
            Instant readyFrom = pending.readyFrom();
            if (level.fits(range.interval()) && unusable != null && readyFrom != null) {
                TimeRanges rolledUp =
                        rest.minus(TimeRanges.of(Instant.MIN, readyFrom))
                                .minus(TimeRanges.of(now.minus(FRESH), Instant.MAX))
                                .whole(level.width())
                                .minus(unusable);
                put(parts, level, rolledUp);
                rest = rest.minus(rolledUp);
            }
        }
        put(parts, Level.READINGS, rest);
        return new HistoryPlan(parts);
    }

    private static void put(Map<Level, TimeRanges> parts, Level level, TimeRanges times) {
        if (!times.isEmpty()) {
            parts.put(level, times);
        }
    }

    /** Where it is asked for. */
    List<String> indices() {
        return parts.keySet().stream().map(Level::index).toList();
    }

    /** Each of them for its times. */
    Query windows() {
        List<Query> any = new ArrayList<>();
        parts.forEach((level, times) -> any.add(part(level, times)));
        return any.size() == 1
                ? any.getFirst()
                : Query.of(q -> q.bool(either -> either.should(any).minimumShouldMatch("1")));
    }

    private static Query part(Level level, TimeRanges times) {
        List<Query> ranges = times.ranges().stream().map(HistoryPlan::range).toList();
        return Query.of(
                q ->
                        q.bool(
                                both -> {
                                    both.filter(
                                            f ->
                                                    f.bool(
                                                            any ->
                                                                    any.should(ranges)
                                                                            .minimumShouldMatch(
                                                                                    "1")));
                                    return level == Level.READINGS
                                            ? both.mustNot(has -> has.exists(e -> e.field("level")))
                                            : both.filter(
                                                    is ->
                                                            is.term(
                                                                    t ->
                                                                            t.field("level")
                                                                                    .value(
                                                                                            level
                                                                                                    .label())));
                                }));
    }

    private static Query range(Range range) {
        return Query.of(
                q ->
                        q.range(
                                r ->
                                        r.date(
                                                d ->
                                                        d.field("windowStart")
                                                                .gte(range.from().toString())
                                                                .lt(range.to().toString()))));
    }
}
