package io.tributary.gateway.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A set of numbers from 1, kept as inclusive ranges: nearly always a single one. */
final class NumberSet {

    private final TreeMap<Long, Long> ranges = new TreeMap<>();

    static NumberSet of(List<List<Long>> ranges) {
        NumberSet set = new NumberSet();
        ranges.forEach(range -> set.ranges.put(range.getFirst(), range.getLast()));
        return set;
    }

    boolean contains(long number) {
        Map.Entry<Long, Long> range = ranges.floorEntry(number);
        return range != null && number <= range.getValue();
    }

    /** Adds it. False when it was there already. */
    boolean add(long number) {
        if (contains(number)) {
            return false;
        }
        long from = number;
        long to = number;
        Map.Entry<Long, Long> below = ranges.floorEntry(number);
        if (below != null && below.getValue() == number - 1) {
            from = below.getKey();
        }
        Long above = ranges.remove(number + 1);
        if (above != null) {
            to = above;
        }
        ranges.put(from, to);
        return true;
    }

    /** How many numbers from 1 up to the highest are not in the set. */
    long missing() {
        long expected = 1;
        long missing = 0;
        for (Map.Entry<Long, Long> range : ranges.entrySet()) {
            missing += range.getKey() - expected;
            expected = range.getValue() + 1;
        }
        return missing;
    }

    /** The highest number up to which all from 1 are in the set; 0 when not even 1 is. */
    long completeUpTo() {
        Map.Entry<Long, Long> first = ranges.firstEntry();
        return first == null || first.getKey() > 1 ? 0 : first.getValue();
    }

    List<List<Long>> ranges() {
        List<List<Long>> copy = new ArrayList<>();
        ranges.forEach((from, to) -> copy.add(List.of(from, to)));
        return copy;
    }
}
