package io.tributary.streaming.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StopSignalTests {

    private final StopSignal stop = new StopSignal();

    @Test
    void pauseLastsAsLongAsItShould() {
        long start = System.nanoTime();

        assertThat(stop.pause(Duration.ofMillis(20))).isTrue();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20_000_000);
        assertThat(stop.isRaised()).isFalse();
    }

    @Test
    void signalEndsEveryPause() throws Exception {
        CompletableFuture<Boolean> pause =
                CompletableFuture.supplyAsync(() -> stop.pause(Duration.ofMinutes(1)));
        stop.raise();

        assertThat(pause.get(5, TimeUnit.SECONDS)).isFalse();
        assertThat(stop.pause(Duration.ofMinutes(1))).isFalse();
        assertThat(stop.isRaised()).isTrue();
    }
}
