package io.tributary.acquisition.handover;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.acquisition.backlog.Backlogs;
import io.tributary.acquisition.backlog.GatewayBacklog;
import io.tributary.acquisition.rejection.Rejections;
import io.tributary.topology.name.SiteId;
import java.time.Duration;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** Settings of a hand-over under test: nothing closes a batch by itself. */
final class Settings {

    private static final Duration NEVER = Duration.ofSeconds(10);

    private final List<String> epochs = List.of("epoch", "next-epoch");
    private GatewayBacklog backlog = Backlogs.withRoom();

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
                        new BatchNumbers("home-acq", epochs.iterator()::next),
                        properties(),
                        receiveMaximum,
                        new Rejections(SiteId.of("home")),
                        backlog,
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

    Settings backlog(GatewayBacklog value) {
        backlog = value;
        return this;
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
