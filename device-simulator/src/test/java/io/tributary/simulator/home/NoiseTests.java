package io.tributary.simulator.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NoiseTests {

    private static final Instant NOW = Instant.parse("2026-05-10T20:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Noise noise = new Noise(5);

    @Test
    void jitterIsSpreadEvenlyBetweenMinusOneAndOne() {
        assertThat(jitter().min().orElseThrow()).isBetween(-1.0, -0.99);
        assertThat(jitter().max().orElseThrow()).isBetween(0.99, 1.0);
        assertThat(jitter().average().orElseThrow()).isCloseTo(0, within(0.03));
    }

    @Test
    void smoothNoiseMovesLittleWithinItsPeriodAndMuchOverMany() {
        double now = noise.smooth("a", NOW, MINUTE);

        assertThat(noise.smooth("a", NOW.plusMillis(100), MINUTE)).isCloseTo(now, within(0.02));
        assertThat(
                        IntStream.range(0, 50)
                                .mapToDouble(
                                        i -> noise.smooth("a", NOW.plusSeconds(47L * i), MINUTE))
                                .map(value -> Math.abs(value - now))
                                .max()
                                .orElseThrow())
                .isGreaterThan(0.5);
    }

    @Test
    void steppedNoiseStaysWithinAPeriod() {
        Instant start = Instant.ofEpochSecond(60);

        assertThat(noise.stepped("a", start.plusSeconds(59), MINUTE))
                .isEqualTo(noise.stepped("a", start, MINUTE))
                .isNotEqualTo(noise.stepped("a", start.plusSeconds(60), MINUTE))
                .isBetween(0.0, 1.0);
    }

    @Test
    void namesAndSeedsAreIndependent() {
        double value = noise.jitter("a", NOW);

        assertThat(noise.jitter("a", NOW)).isEqualTo(value);
        assertThat(noise.jitter("b", NOW)).isNotEqualTo(value);
        assertThat(new Noise(6).jitter("a", NOW)).isNotEqualTo(value);
    }

    private DoubleStream jitter() {
        return IntStream.range(0, 5_000).mapToDouble(i -> noise.jitter("a", NOW.plusMillis(i)));
    }
}
