package io.tributary.dashboard.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Measures how old values are when they have been sent to a client. Thread-safe. */
@Component
class StreamLatency {

    private final Clock clock;
    private final Timer sinceSensed;

    StreamLatency(Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.sinceSensed =
                Timer.builder("tributary.dashboard.stream.latency")
                        .description("From a value's event time to its being sent to a client")
                        .publishPercentileHistogram()
                        .minimumExpectedValue(Duration.ofMillis(10))
                        .maximumExpectedValue(Duration.ofMinutes(10))
                        .register(meters);
    }

    /** These were handed to the client's connection. */
    void sent(List<Frame> frames) {
        long now = clock.millis();
        for (Frame frame : frames) {
            Instant readAt = frame.readAt();
            if (readAt != null) {
                sinceSensed.record(Math.max(0, now - readAt.toEpochMilli()), TimeUnit.MILLISECONDS);
            }
        }
    }
}
