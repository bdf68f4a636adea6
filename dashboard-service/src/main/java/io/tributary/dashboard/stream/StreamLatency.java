package io.tributary.dashboard.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tributary.dashboard.device.ReadingView;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
    void sent(List<StreamEvent> events) {
        for (StreamEvent event : events) {
            if (event.data() instanceof ReadingView reading) {
                Duration age = Duration.between(reading.at(), clock.instant());
                sinceSensed.record(age.isNegative() ? Duration.ZERO : age);
            }
        }
    }
}
