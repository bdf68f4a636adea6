package io.tributary.dashboard.history.elasticsearch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Times, as ranges that neither touch nor overlap.
 *
 * @param ranges in order
 */
record TimeRanges(List<Range> ranges) {

    private static final TimeRanges NONE = new TimeRanges(List.of());

    /**
     * One range.
     *
     * @param from inclusive
     * @param to exclusive, later
     */
    record Range(Instant from, Instant to) {}

    /** From one time up to another; nothing where that is not later. */
    static TimeRanges of(Instant from, Instant to) {
        return from.isBefore(to) ? new TimeRanges(List.of(new Range(from, to))) : NONE;
    }

    /** Of that width each. */
    static TimeRanges startingAt(Collection<Instant> starts, Duration width) {
        SortedSet<Instant> sorted = new TreeSet<>(starts);
        List<Range> ranges = new ArrayList<>();
        for (Instant start : sorted) {
            Instant end = start.plus(width);
            if (!ranges.isEmpty() && !ranges.getLast().to().isBefore(start)) {
                ranges.add(new Range(ranges.removeLast().from(), end));
            } else {
                ranges.add(new Range(start, end));
            }
        }
        return new TimeRanges(ranges);
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** What is left of these without the others. */
    TimeRanges minus(TimeRanges others) {
        List<Range> left = new ArrayList<>();
        for (Range range : ranges) {
            Instant from = range.from();
            for (Range other : others.ranges) {
                if (other.to().isAfter(from) && other.from().isBefore(range.to())) {
                    add(left, from, other.from());
                    from = other.to();
                }
            }
            add(left, from, range.to());
        }
        return new TimeRanges(left);
    }

    /** As much of each as consists of whole multiples of the width since 1970. */
    TimeRanges whole(Duration width) {
        List<Range> whole = new ArrayList<>();
        long millis = width.toMillis();
        for (Range range : ranges) {
            long first = -Math.floorDiv(-ceilMillis(range.from()), millis);
            long end = Math.floorDiv(range.to().toEpochMilli(), millis);
            add(whole, Instant.ofEpochMilli(first * millis), Instant.ofEpochMilli(end * millis));
        }
        return new TimeRanges(whole);
    }

    private static long ceilMillis(Instant time) {
        long millis = time.toEpochMilli();
        return Instant.ofEpochMilli(millis).isBefore(time) ? millis + 1 : millis;
    }

    private static void add(List<Range> ranges, Instant from, Instant to) {
        if (from.isBefore(to)) {
            ranges.add(new Range(from, to));
        }
    }
}
