package io.tributary.simulator.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTests {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(2));

    @Test
    void waitsDoubleUpToTheLongest() {
        assertThat(backoff.next().toMillis()).isBetween(125L, 250L);
        assertThat(backoff.next().toMillis()).isBetween(250L, 500L);
        assertThat(backoff.next().toMillis()).isBetween(500L, 1_000L);
        assertThat(backoff.next().toMillis()).isBetween(1_000L, 2_000L);
        assertThat(backoff.next().toMillis()).isBetween(1_000L, 2_000L);
    }

    @Test
    void connectionThatHeldMakesTheWaitShortAgain() {
        backoff.next();
        backoff.next();
        backoff.stoodFor(Duration.ofSeconds(5));

        assertThat(backoff.next().toMillis()).isBetween(125L, 250L);
    }

    @Test
    void connectionsThatBreakAtOnceAreSuspicious() {
        for (int i = 0; i < 2; i++) {
            backoff.stoodFor(Duration.ofSeconds(1));
        }
        assertThat(backoff.isSuspicious()).isFalse();

        backoff.stoodFor(Duration.ofSeconds(1));
        assertThat(backoff.isSuspicious()).isTrue();

        backoff.stoodFor(Duration.ofMinutes(1));
        assertThat(backoff.isSuspicious()).isFalse();
    }

    @Test
    void longestMayBeShorterThanTheFirst() {
        assertThat(new Backoff(Duration.ofMillis(100)).next().toMillis()).isBetween(50L, 100L);
    }
}
