package io.tributary.streaming.indexing;

import static io.tributary.streaming.document.Messages.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FeedStateTests {

    private final AtomicReference<Instant> now = new AtomicReference<>(WINDOW);
    private final FeedState state = new FeedState("readings", clock());

    @Test
    void holdRemembersWhenItBeganAndTheNewestReason() {
        state.heldUp("503");
        pass(Duration.ofSeconds(20));
        state.heldUp("429");

        assertThat(state.hold())
                .isNotNull()
                .satisfies(
                        hold -> {
                            assertThat(hold.since()).isEqualTo(WINDOW);
                            assertThat(hold.reason()).isEqualTo("429");
                        });
        state.flows();
        assertThat(state.hold()).isNull();
    }

    @Test
    void logIsToldOnceAMinute(CapturedOutput output) {
        for (int second = 0; second < 130; second++) {
            state.heldUp("503");
            pass(Duration.ofSeconds(1));
        }
        state.flows();
        state.flows();

        assertThat(output.getOut().lines().filter(line -> line.contains("Indexing waits")))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains("feed=readings", "reason=503"));
        assertThat(output.getOut().lines().filter(line -> line.contains("Indexing goes on")))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("waited=PT2M10S"));
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
