package io.tributary.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotaTests {

    /** Ten in 1,000 ns. */
    private final Quota quota = new Quota(10, 1_000, 0);

    @Test
    void allMayComeAtOnceAndNoMore() {
        for (int i = 0; i < 10; i++) {
            assertThat(quota.take(1, 0)).isTrue();
        }
        assertThat(quota.take(1, 0)).isFalse();
        assertThat(quota.left(0)).isZero();
        assertThat(quota.nanosUntil(1, 0)).isEqualTo(100);
    }

    @Test
    void whatIsGrantedAnewComesEvenly() {
        quota.take(10, 0);

        assertThat(quota.take(1, 99)).isFalse();
        assertThat(quota.take(1, 100)).isTrue();
        assertThat(quota.left(350)).isEqualTo(2);
        assertThat(quota.nanosUntilFull(350)).isEqualTo(750);
    }

    @Test
    void refusedRequestCostsNothing() {
        quota.take(8, 0);

        assertThat(quota.take(3, 0)).isFalse();
        assertThat(quota.left(0)).isEqualTo(2);
        assertThat(quota.nanosUntil(3, 0)).isEqualTo(100);
        assertThat(quota.take(3, 100)).isTrue();
    }

    @Test
    void longPauseFillsItAndNoMore() {
        quota.take(10, 0);

        assertThat(quota.left(1_000_000)).isEqualTo(10);
        assertThat(quota.nanosUntilFull(1_000_000)).isZero();
        assertThat(quota.take(11, 1_000_000)).isFalse();
    }

    @Test
    void clockMayStartAnywhere() {
        Quota late = new Quota(10, 1_000, Long.MAX_VALUE - 10_000);

        assertThat(late.take(10, Long.MAX_VALUE - 10_000)).isTrue();
        assertThat(late.take(1, Long.MAX_VALUE - 10_000)).isFalse();
    }
}
