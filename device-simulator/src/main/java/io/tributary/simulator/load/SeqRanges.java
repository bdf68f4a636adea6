package io.tributary.simulator.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A set of numbers, kept as ranges: nearly free where they come nearly in order. */
final class SeqRanges {

    private final TreeMap<Long, Long> lastByFirst = new TreeMap<>();
    private long count;

    /** Adds a number; adding it again changes nothing. */
    void add(long seq) {
        Map.Entry<Long, Long> before = lastByFirst.floorEntry(seq);
        if (before != null && before.getValue() >= seq) {
            return;
        }
        count++;
        long first = before != null && before.getValue() == seq - 1 ? before.getKey() : seq;
        Long joined = lastByFirst.remove(seq + 1);
        lastByFirst.put(first, joined == null ? seq : joined);
    }

    /** How many numbers are in the set. */
    long count() {
        return count;
    }

    /** The ranges as pairs of first and last, ascending. */
    List<long[]> asPairs() {
        List<long[]> pairs = new ArrayList<>();
        lastByFirst.forEach((first, last) -> pairs.add(new long[] {first, last}));
        return pairs;
    }
}
