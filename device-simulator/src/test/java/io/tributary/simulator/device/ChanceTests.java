package io.tributary.simulator.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChanceTests {

    private static final Duration LEAST = Duration.ofMillis(80);
    private static final Duration MOST = Duration.ofMillis(400);

    @Test
    void equalSeedsGiveEqualDelays() {
        assertThat(delays(new Chance(1, "a"))).isEqualTo(delays(new Chance(1, "a")));
        assertThat(delays(new Chance(1, "a"))).isNotEqualTo(delays(new Chance(2, "a")));
        assertThat(delays(new Chance(1, "a"))).isNotEqualTo(delays(new Chance(1, "b")));
    }

    @Test
    void delaysAreSpreadOverTheWholeRange() {
        Chance chance = new Chance(1, "a");
        LongStream millis =
                Stream.generate(() -> chance.between(LEAST, MOST))
                        .limit(1_000)
                        .mapToLong(Duration::toMillis);

        assertThat(millis.summaryStatistics())
                .satisfies(
                        all -> {
                            assertThat(all.getMin()).isBetween(80L, 85L);
                            assertThat(all.getMax()).isBetween(395L, 400L);
                        });
    }

    @Test
    void rangeOfOneDurationIsThatDuration() {
        assertThat(new Chance(1, "a").between(LEAST, LEAST)).isEqualTo(LEAST);
    }

    @Test
    void eventsComeAboutAsOftenAsTheirMeanSays() {
        Chance chance = new Chance(1, "a");
        Supplier<Duration> wait = () -> chance.untilNext(Duration.ofHours(1));

        double mean =
                Stream.generate(wait)
                        .limit(5_000)
                        .mapToLong(Duration::toMinutes)
                        .average()
                        .orElseThrow();
        assertThat(mean).isBetween(56.0, 63.0);
    }

    private static String delays(Chance chance) {
        return Stream.generate(() -> chance.between(LEAST, MOST)).limit(5).toList().toString();
    }
}
