package io.tributary.streaming.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTests {

    @Test
    void pausesGrowUpToALimit() {
        Backoff backoff = new Backoff();
        Duration first = backoff.next();
        Duration last = first;
        for (int i = 0; i < 20; i++) {
            last = backoff.next();
        }

        assertThat(first).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(last).isBetween(Duration.ofMillis(2_500), Duration.ofMillis(5_000));
    }
}
