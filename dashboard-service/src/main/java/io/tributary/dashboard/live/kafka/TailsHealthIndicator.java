package io.tributary.dashboard.live.kafka;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Component {@code tails}: down when Kafka is there, but what it holds is not read. That Kafka is
 * away is told by another.
 */
@Component
class TailsHealthIndicator implements HealthIndicator {

    private final TailFactory tails;

    TailsHealthIndicator(TailFactory tails) {
        this.tails = tails;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (TailReport report : tails.reports()) {
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("lag", report.lag());
            String stall = report.stall();
            if (stall != null) {
                details.put("stalled", stall);
                health.down();
            }
            health.withDetail(report.name(), details);
        }
        return health.build();
    }
}
