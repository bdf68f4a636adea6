package io.tributary.gateway.aggregation;

import java.util.ArrayList;
import java.util.List;

/** Numbers as inclusive ranges, ascending. */
final class Ranges {

    private Ranges() {}

    static List<List<Long>> of(List<Long> numbers) {
        List<Long> sorted = numbers.stream().sorted().distinct().toList();
        List<List<Long>> ranges = new ArrayList<>();
        long from = sorted.getFirst();
        long to = from;
        for (long number : sorted.subList(1, sorted.size())) {
            if (number != to + 1) {
                ranges.add(List.of(from, to));
                from = number;
            }
            to = number;
        }
        ranges.add(List.of(from, to));
        return ranges;
    }
}
