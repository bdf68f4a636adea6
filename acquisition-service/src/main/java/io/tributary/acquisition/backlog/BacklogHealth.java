package io.tributary.acquisition.backlog;

import java.time.Instant;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while readings are refused because the gateway does not take them. */
final class BacklogHealth implements HealthIndicator {

    private final GatewayBacklog backlog;

    BacklogHealth(GatewayBacklog backlog) {
        this.backlog = backlog;
    }

    @Override
    public Health health() {
        Instant since = backlog.refusingSince();
        Instant reportedAt = backlog.reportedAt();
        Health.Builder health =
                since == null ? Health.up() : Health.down().withDetail("refusingSince", since);
        return health.withDetail("bytesAhead", backlog.bytesAhead())
                .withDetail("batchesAhead", backlog.batchesAhead())
                .withDetail("gatewayFull", backlog.isFull())
                .withDetail("gatewayReportedAt", reportedAt == null ? "never" : reportedAt)
                .build();
    }
}
