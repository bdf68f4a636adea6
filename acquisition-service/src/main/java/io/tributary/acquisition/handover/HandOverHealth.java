package io.tributary.acquisition.handover;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down when batches have been waiting for the gateway's broker session for too long. */
final class HandOverHealth implements HealthIndicator {

    private final HandOver handOver;
    private final Duration tooLong;

    HandOverHealth(HandOver handOver, Duration tooLong) {
        this.handOver = handOver;
        this.tooLong = tooLong;
    }

    @Override
    public Health health() {
        Duration oldest = handOver.oldestInFlight();
        return (oldest.compareTo(tooLong) > 0 ? Health.down() : Health.up())
                .withDetail("batchesInFlight", handOver.batchesInFlight())
                .withDetail("oldestBatchSeconds", oldest.toSeconds())
                .withDetail("waitingBytes", handOver.waitingBytes())
                .withDetail("unacknowledgedMessages", handOver.unacknowledged())
                .build();
    }
}
