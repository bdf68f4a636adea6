package io.tributary.dashboard.availability.health;

import io.tributary.dashboard.availability.Availability;
import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.availability.Outage;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Health of one server as its users in this process find it; asks nothing by itself. */
final class DependencyHealthIndicator implements HealthIndicator {

    private final Availability availability;
    private final Dependency dependency;
    private final Status whenAway;

    DependencyHealthIndicator(Availability availability, Dependency dependency, Status whenAway) {
        this.availability = availability;
        this.dependency = dependency;
        this.whenAway = whenAway;
    }

    @Override
    public Health health() {
        return availability.outage(dependency).map(this::away).orElseGet(() -> Health.up().build());
    }

    private Health away(Outage outage) {
        return Health.status(whenAway)
                .withDetail("since", outage.since().toString())
                .withDetail("detail", outage.detail())
                .build();
    }
}
