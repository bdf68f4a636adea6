package io.tributary.streaming.indexing;

import static io.tributary.streaming.document.Messages.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.streaming.indexing.FeedProgress.Stall;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FeedProgressTests {

    private final AtomicReference<Instant> now = new AtomicReference<>(WINDOW);
    private final FeedProgress progress = new FeedProgress(Duration.ofSeconds(60), clock());

    @Test
    void lagIsWhatWaitsInAllPartitionsOfTheTopic() {
        progress.observed("sense", 0, 5, 10);
        progress.observed("sense", 1, 7, 7);
        progress.observed("sense", 2, 0, 3);
        progress.observed("test", 0, 0, 100);

        assertThat(progress.lag("sense")).isEqualTo(8);
        assertThat(progress.lag("cmnd")).isZero();
    }

    @Test
    void partitionThatStandsStillWithRecordsInItIsStalled() {
        progress.observed("sense", 1, 5, 10);
        pass(Duration.ofSeconds(59));
        progress.observed("sense", 1, 5, 20);
        assertThat(progress.stall()).isNull();

        pass(Duration.ofSeconds(1));
        assertThat(progress.stall()).isEqualTo(new Stall("sense", 1, 15, WINDOW));
    }

    @Test
    void partitionThatGetsAheadIsNotStalledHoweverFarBehind() {
        for (int i = 0; i < 10; i++) {
            progress.observed("sense", 0, i, 1_000_000);
            pass(Duration.ofSeconds(50));
        }

        assertThat(progress.stall()).isNull();
    }

    @Test
    void partitionWithNothingToDoIsNotStalled() {
        progress.observed("sense", 0, 5, 5);
        pass(Duration.ofHours(1));
        progress.observed("sense", 0, 5, 6);

        assertThat(progress.stall()).isNull();
        pass(Duration.ofSeconds(60));
        assertThat(progress.stall()).isNotNull();
    }

    @Test
    void timeInWhichKafkaSaidNothingIsNobodysFault() {
        progress.observed("sense", 0, 5, 10);
        pass(Duration.ofMinutes(10));
        progress.unknown();

        assertThat(progress.stall()).isNull();
        assertThat(progress.lag("sense")).isEqualTo(5);
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }
}
