package io.tributary.reconciliation.numbers;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A set of message numbers, kept as ranges: as small as the numbers are complete. Not thread-safe.
 */
public final class NumberRanges {

    private static final int SHOWN_RANGES = 6;

    private final TreeMap<Long, Long> lastByFirst = new TreeMap<>();
    private long count;

    /** The set of those ranges. */
    public static NumberRanges of(long... firstsAndLasts) {
        NumberRanges ranges = new NumberRanges();
        for (int i = 0; i < firstsAndLasts.length; i += 2) {
            ranges.add(firstsAndLasts[i], firstsAndLasts[i + 1]);
        }
        return ranges;
    }

    /**
     * Adds a range.
     *
     * @return those of its numbers that were in the set already
     * @throws IllegalArgumentException when the last number is before the first
     */
    public NumberRanges add(long first, long last) {
        if (last < first) {
            throw new IllegalArgumentException("a range goes up, is " + first + " to " + last);
        }
        NumberRanges present = within(first, last);
        long newFirst = first;
        long newLast = last;
        Map.Entry<Long, Long> touching =
                lastByFirst.floorEntry(last == Long.MAX_VALUE ? last : last + 1);
        while (touching != null && touching.getValue() >= first - 1) {
            newFirst = Math.min(newFirst, touching.getKey());
            newLast = Math.max(newLast, touching.getValue());
            lastByFirst.remove(touching.getKey());
            touching = lastByFirst.lowerEntry(touching.getKey());
        }
        lastByFirst.put(newFirst, newLast);
        count += last - first + 1 - present.count;
        return present;
    }

    /** Adds all of them; returns those that were in the set already. */
    public NumberRanges addAll(NumberRanges others) {
        NumberRanges present = new NumberRanges();
        others.lastByFirst.forEach(
                (first, last) -> add(first, last).lastByFirst.forEach(present::add));
        return present;
    }

    /** Those between the two numbers, both included. */
    public NumberRanges within(long first, long last) {
        NumberRanges found = new NumberRanges();
        Map.Entry<Long, Long> before = lastByFirst.floorEntry(first);
        long from = before == null ? first : before.getKey();
        lastByFirst
                .subMap(from, true, last, true)
                .forEach((a, b) -> found.append(Math.max(a, first), Math.min(b, last)));
        return found;
    }

    /** Those that are in both. */
    public NumberRanges and(NumberRanges other) {
        NumberRanges both = new NumberRanges();
        lastByFirst.forEach(
                (first, last) -> other.within(first, last).lastByFirst.forEach(both::append));
        return both;
    }

    /** Those that are not in the other. */
    public NumberRanges without(NumberRanges other) {
        NumberRanges left = new NumberRanges();
        lastByFirst.forEach(
                (first, last) -> {
                    long next = first;
                    for (Map.Entry<Long, Long> gone :
                            other.within(first, last).lastByFirst.entrySet()) {
                        left.append(next, gone.getKey() - 1);
                        next = gone.getValue() + 1;
                    }
                    left.append(next, last);
                });
        return left;
    }

    /** Those that are in either. */
    public NumberRanges or(NumberRanges other) {
        NumberRanges all = new NumberRanges();
        lastByFirst.forEach(all::append);
        all.addAll(other);
        return all;
    }

    /** How many numbers there are. */
    public long count() {
        return count;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** Ascending and apart from what is there; an empty range changes nothing. */
    private void append(long first, long last) {
        if (last >= first) {
            lastByFirst.put(first, last);
            count += last - first + 1;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberRanges ranges && lastByFirst.equals(ranges.lastByFirst);
    }

    @Override
    public int hashCode() {
        return lastByFirst.hashCode();
    }

    /** For people: {@code 1-3, 7} and, of many, how many more. */
    @Override
    public String toString() {
        List<String> shown =
                lastByFirst.entrySet().stream()
                        .limit(SHOWN_RANGES)
                        .map(
                                range ->
                                        range.getKey().equals(range.getValue())
                                                ? range.getKey().toString()
                                                : range.getKey() + "-" + range.getValue())
                        .collect(Collectors.toList());
        if (lastByFirst.size() > SHOWN_RANGES) {
            shown.add("and %d ranges more".formatted(lastByFirst.size() - SHOWN_RANGES));
        }
        return String.join(", ", shown);
    }
}
