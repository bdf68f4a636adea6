package io.tributary.gateway.backlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class InflowRateTests {

    private final InflowRate rate = new InflowRate();

    @Test
    void nothingIsSaidInTheFirstSeconds() {
        assertThat(rate.note(seconds(0), 0)).isNull();
        assertThat(rate.note(seconds(9), 5_000)).isNull();
        assertThat(rate.note(seconds(10), 5_000)).isEqualTo(500.0);
    }

    @Test
    void onlyTheLastMinutesCount() {
        long end = 1_000_000;
        for (int second = 0; second < 600; second++) {
            end += 10_000;
            rate.note(seconds(second), end);
        }
        for (int second = 600; second < 600 + InflowRate.WINDOW.toSeconds(); second++) {
            end += 100;
            rate.note(seconds(second), end);
        }
        Double now = rate.note(seconds(920), end);
        assertThat(now).isNotNull().isCloseTo(100, within(10.0));
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
