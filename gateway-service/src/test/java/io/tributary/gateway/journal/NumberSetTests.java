package io.tributary.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NumberSetTests {

    private final NumberSet set = new NumberSet();

    @Test
    void consecutiveNumbersAreOneRange() {
        LongStream.rangeClosed(1, 1_000).forEach(set::add);
        assertThat(set.ranges()).containsExactly(List.of(1L, 1_000L));
        assertThat(set.missing()).isZero();
    }

    @Test
    void numberIsAddedOnce() {
        assertThat(set.add(5)).isTrue();
        assertThat(set.add(5)).isFalse();
        assertThat(set.contains(5)).isTrue();
        assertThat(set.contains(4)).isFalse();
        assertThat(set.contains(6)).isFalse();
    }

    @Test
    void whatIsMissingBelowTheHighestIsCounted() {
        set.add(3);
        assertThat(set.missing()).isEqualTo(2);
        set.add(7);
        assertThat(set.missing()).isEqualTo(5);
        set.add(1);
        assertThat(set.missing()).isEqualTo(4);
    }

    @Test
    void numberBetweenTwoRangesJoinsThem() {
        set.add(1);
        set.add(3);
        set.add(2);
        assertThat(set.ranges()).containsExactly(List.of(1L, 3L));
    }

    @Test
    void anyOrderGivesTheSameSet() {
        List<Long> numbers = new ArrayList<>(LongStream.rangeClosed(1, 500).boxed().toList());
        numbers.removeIf(number -> number % 17 == 0);
        NumberSet expected = new NumberSet();
        numbers.forEach(expected::add);
        Collections.shuffle(numbers, new Random(4));
        numbers.forEach(number -> assertThat(set.add(number)).isTrue());
        assertThat(set.ranges()).isEqualTo(expected.ranges()).hasSize(30);
        assertThat(NumberSet.of(set.ranges()).ranges()).isEqualTo(set.ranges());
        assertThat(set.missing()).isEqualTo(29);
    }

    @Test
    void completeIsWhatHasNoGapBelow() {
        assertThat(set.completeUpTo()).isZero();
        set.add(2);
        assertThat(set.completeUpTo()).isZero();
        set.add(1);
        assertThat(set.completeUpTo()).isEqualTo(2);
        set.add(4);
        assertThat(set.completeUpTo()).isEqualTo(2);
        set.add(3);
        assertThat(set.completeUpTo()).isEqualTo(4);
    }
}
