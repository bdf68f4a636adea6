package io.tributary.simulator.device;

import io.tributary.topology.name.DeviceId;
import java.util.Set;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up when every device with power is connected. */
final class DevicesHealthIndicator implements HealthIndicator {

    private final FleetWatch watch;

    DevicesHealthIndicator(FleetWatch watch) {
        this.watch = watch;
    }

    @Override
    public Health health() {
        Set<DeviceId> missing = watch.missing();
        Health.Builder health = missing.isEmpty() ? Health.up() : Health.outOfService();
        return health.withDetail("withPower", watch.expected())
                .withDetail("notConnected", missing.stream().map(DeviceId::value).toList())
                .build();
    }
}
