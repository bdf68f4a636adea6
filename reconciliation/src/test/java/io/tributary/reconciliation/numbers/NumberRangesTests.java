package io.tributary.reconciliation.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NumberRangesTests {

    @Test
    void neighboursJoin() {
        NumberRanges numbers = NumberRanges.of(1, 2, 4, 5);
        assertThat(numbers).hasToString("1-2, 4-5");

        assertThat(numbers.add(3, 3).isEmpty()).isTrue();

        assertThat(numbers).hasToString("1-5");
        assertThat(numbers.count()).isEqualTo(5);
    }

    @Test
    void whatWasThereIsTold() {
        NumberRanges numbers = NumberRanges.of(1, 3, 7, 9);

        assertThat(numbers.add(2, 8)).hasToString("2-3, 7-8");
        assertThat(numbers).hasToString("1-9");
    }

    @Test
    void manyRangesAreCutShort() {
        NumberRanges odd = new NumberRanges();
        LongStream.range(0, 10).forEach(i -> odd.add(2 * i, 2 * i));

        assertThat(odd).hasToString("0, 2, 4, 6, 8, 10, and 4 ranges more");
    }

    @Test
    void rangeThatGoesDownIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> NumberRanges.of(5, 4));
    }

    @Test
    void extremesAreNumbersToo() {
        NumberRanges numbers = NumberRanges.of(Long.MAX_VALUE, Long.MAX_VALUE, 0, 0);

        assertThat(numbers.add(Long.MAX_VALUE, Long.MAX_VALUE).count()).isEqualTo(1);
        assertThat(numbers.count()).isEqualTo(2);
    }

    @Test
    void agreesWithAPlainSet() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            TreeSet<Long> plainA = new TreeSet<>();
            TreeSet<Long> plainB = new TreeSet<>();
            NumberRanges a = filled(random, plainA);
            NumberRanges b = filled(random, plainB);

            assertThat(a).isEqualTo(of(plainA));
            assertThat(a.count()).isEqualTo(plainA.size());
            TreeSet<Long> both = new TreeSet<>(plainA);
            both.retainAll(plainB);
            assertThat(a.and(b)).isEqualTo(of(both));
            TreeSet<Long> left = new TreeSet<>(plainA);
            left.removeAll(plainB);
            assertThat(a.without(b)).isEqualTo(of(left));
            assertThat(a.without(b).count()).isEqualTo(left.size());
            TreeSet<Long> either = new TreeSet<>(plainA);
            either.addAll(plainB);
            assertThat(a.or(b)).isEqualTo(of(either));
            assertThat(a.within(10, 20)).isEqualTo(of(new TreeSet<>(plainA.subSet(10L, 21L))));
            assertThat(a.addAll(b)).isEqualTo(of(both));
            assertThat(a).isEqualTo(of(either));
        }
    }

    private static NumberRanges filled(Random random, NavigableSet<Long> plain) {
        NumberRanges numbers = new NumberRanges();
        for (int i = random.nextInt(12); i > 0; i--) {
            long first = random.nextInt(40);
            long last = first + random.nextInt(6);
            NumberRanges present = numbers.add(first, last);
            Set<Long> expected = new TreeSet<>(plain.subSet(first, true, last, true));
            assertThat(present).isEqualTo(of(expected));
            LongStream.rangeClosed(first, last).forEach(plain::add);
        }
        return numbers;
    }

    private static NumberRanges of(Set<Long> plain) {
        NumberRanges numbers = new NumberRanges();
        plain.forEach(number -> numbers.add(number, number));
        return numbers;
    }
}
