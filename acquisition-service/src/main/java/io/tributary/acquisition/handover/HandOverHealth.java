package io.tributary.acquisition.handover;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down when device messages have not come through to the gateway's session for too long. */
final class HandOverHealth implements HealthIndicator {

    private final HandOver handOver;
    private final Duration tooLong;

    HandOverHealth(HandOver handOver, Duration tooLong) {
        this.handOver = handOver;
        this.tooLong = tooLong;
    }

    @Override
    public Health health() {
        HandOverState state = handOver.state();
        if (state == null) {
            return Health.down()
                    .withDetail(
                            "stalled",
                            "a message does not come to an end of its decoding, a defect of ours; restart acquisition and report it")
                    .build();
        }
        String stall = state.stall(tooLong);
        Health.Builder health =
                stall == null ? Health.up() : Health.down().withDetail("stalled", stall);
        return health.withDetail("batchesInFlight", state.batchesInFlight())
                .withDetail("oldestBatchSeconds", state.oldestBatch().toSeconds())
                .withDetail("waitingBytes", state.waitingBytes())
                .withDetail("unacknowledgedMessages", state.unacknowledged())
                .withDetail("oldestUnacknowledgedSeconds", state.oldestUnacknowledged().toSeconds())
                .build();
    }
}
