package io.tributary.acquisition.handover;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down when batches have been waiting for the gateway's broker session for too long. */
final class HandOverHealth implements HealthIndicator {

    private static final Duration TOO_LONG = Duration.ofSeconds(15);

    private final HandOver handOver;

    HandOverHealth(HandOver handOver) {
        this.handOver = handOver;
    }

    @Override
    public Health health() {
        Duration oldest = handOver.oldestInFlight();
        return (oldest.compareTo(TOO_LONG) > 0 ? Health.down() : Health.up())
                .withDetail("batchesInFlight", handOver.batchesInFlight())
                .withDetail("oldestBatchSeconds", oldest.toSeconds())
                .withDetail("waitingBytes", handOver.waitingBytes())
                .withDetail("unacknowledgedMessages", handOver.unacknowledged())
                .build();
    }
}
