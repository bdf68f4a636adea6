package io.tributary.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTests {

    private static final Instant START = Instant.parse("2026-05-10T20:00:00Z");

    @Test
    void intendedTimesAreEvenlySpaced() {
        Pace pace = new Pace(200, START);

        assertThat(pace.intendedAt(0)).isEqualTo(START);
        assertThat(pace.intendedAt(1)).isEqualTo(START.plusMillis(5));
        assertThat(pace.intendedAt(200)).isEqualTo(START.plusSeconds(1));
    }

    @Test
    void waitsUntilTheMessageIsDue() throws InterruptedException {
        long before = System.nanoTime();
        Pace pace = new Pace(100, START);

        pace.await(5);

        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isGreaterThanOrEqualTo(Duration.ofMillis(49));
    }

    @Test
    void lateMessageIsNotWaitedFor() throws InterruptedException {
        Pace pace = new Pace(100, START);
        pace.await(4);

        assertThat(pace.await(0)).isGreaterThanOrEqualTo(Duration.ofMillis(39));
    }
}
