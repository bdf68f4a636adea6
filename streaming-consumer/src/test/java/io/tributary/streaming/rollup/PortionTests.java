package io.tributary.streaming.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PortionTests {

    private final Portion portion = new Portion(100);

    @Test
    void growsWhileTheAnswerIsOnePage() {
        for (int i = 0; i < 10; i++) {
            portion.took(1);
        }
        assertThat(portion.size()).isEqualTo(100);

        portion.took(2);
        assertThat(portion.size()).isEqualTo(100);
    }

    @Test
    void shrinksWithManyPagesAndWithFailuresDownToOne() {
        portion.took(3);
        assertThat(portion.size()).isEqualTo(8);
        for (int i = 0; i < 10; i++) {
            portion.failed();
        }
        assertThat(portion.size()).isEqualTo(1);
    }

    @Test
    void isNeverLargerThanAllowed() {
        assertThat(new Portion(3).size()).isEqualTo(3);
    }
}
