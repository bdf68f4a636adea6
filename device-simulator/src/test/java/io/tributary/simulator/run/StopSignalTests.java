package io.tributary.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StopSignalTests {

    private final StopSignal signal = new StopSignal();

    @Test
    void runThatHasNotBegunIsNotWaitedFor() throws InterruptedException {
        assertThat(signal.stop(Duration.ofDays(1))).isTrue();
        assertThat(signal.isStopping()).isTrue();
    }

    @Test
    void runThatGoesOnIsGivenUpAfterAWhile() throws InterruptedException {
        signal.running();

        assertThat(signal.stop(Duration.ofMillis(20))).isFalse();
    }

    @Test
    void runThatHasFinishedIsNotWaitedFor() throws InterruptedException {
        signal.running();
        signal.finished();

        assertThat(signal.stop(Duration.ofDays(1))).isTrue();
    }
}
