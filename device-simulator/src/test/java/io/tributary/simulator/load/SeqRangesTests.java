package io.tributary.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeqRangesTests {

    private final SeqRanges ranges = new SeqRanges();

    @Test
    void numbersInOrderAreOneRange() {
        add(1, 2, 3);

        assertThat(pairs()).containsExactly("1-3");
        assertThat(ranges.count()).isEqualTo(3);
    }

    @Test
    void gapSplitsAndItsNumberJoins() {
        add(1, 2, 4, 5);
        assertThat(pairs()).containsExactly("1-2", "4-5");

        add(3);
        assertThat(pairs()).containsExactly("1-5");
    }

    @Test
    void repeatedNumberChangesNothing() {
        add(1, 2, 3, 2, 1, 3);

        assertThat(pairs()).containsExactly("1-3");
        assertThat(ranges.count()).isEqualTo(3);
    }

    @Test
    void orderDoesNotMatter() {
        List<Long> shuffled = new ArrayList<>(LongStream.rangeClosed(1, 500).boxed().toList());
        shuffled.remove(Long.valueOf(77));
        Collections.shuffle(shuffled, new Random(3));

        shuffled.forEach(ranges::add);

        assertThat(pairs()).containsExactly("1-76", "78-500");
        assertThat(ranges.count()).isEqualTo(499);
    }

    private void add(long... numbers) {
        for (long number : numbers) {
            ranges.add(number);
        }
    }

    private List<String> pairs() {
        return ranges.asPairs().stream().map(pair -> pair[0] + "-" + pair[1]).toList();
    }
}
