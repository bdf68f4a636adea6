package io.tributary.acquisition.handover;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.acquisition.rejection.Rejections;
import io.tributary.topology.name.SiteId;
import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** Settings of a hand-over under test: nothing closes a batch by itself. */
final class Settings {

    private static final Duration NEVER = Duration.ofSeconds(10);

    private Duration maxDelay = NEVER;
    private int maxMessages = 1000;
    private DataSize maxSize = DataSize.ofKilobytes(256);
    private int maxInFlight = 16;
    private DataSize maxWaiting = DataSize.ofMegabytes(1);
    private int receiveMaximum = 2000;

    /** Started, with the clock in the test's hand. */
    HandOver handOver(BatchSender sender, ManualTimer timer, MeterRegistry registry) {
        HandOver handOver =
                new HandOver(
                        "home-acq",
                        "epoch",
                        properties(),
                        receiveMaximum,
                        new Rejections(SiteId.of("home")),
                        sender,
                        timer.executor(),
                        new HandOverMetrics(registry));
        handOver.start();
        return handOver;
    }

    private HandOverProperties properties() {
        return new HandOverProperties(
                maxDelay, maxMessages, maxSize, maxInFlight, maxWaiting, Duration.ofMillis(500));
    }

    Settings maxDelay(Duration value) {
        maxDelay = value;
        return this;
    }

    Settings maxMessages(int value) {
        maxMessages = value;
        return this;
    }

    Settings maxSize(DataSize value) {
        maxSize = value;
        return this;
    }

    Settings maxInFlight(int value) {
        maxInFlight = value;
        return this;
    }

    Settings maxWaiting(DataSize value) {
        maxWaiting = value;
        return this;
    }

    Settings receiveMaximum(int value) {
        receiveMaximum = value;
        return this;
    }
}
