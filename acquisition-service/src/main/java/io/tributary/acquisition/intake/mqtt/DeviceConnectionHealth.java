package io.tributary.acquisition.intake.mqtt;

import io.tributary.acquisition.mqtt.MqttConnection;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while device messages cannot arrive. */
final class DeviceConnectionHealth implements HealthIndicator {

    private final MqttConnection connection;
    private final DeviceSubscription subscription;

    DeviceConnectionHealth(MqttConnection connection, DeviceSubscription subscription) {
        this.connection = connection;
        this.subscription = subscription;
    }

    @Override
    public Health health() {
        boolean connected = connection.isConnected();
        return (connected && subscription.isGranted() ? Health.up() : Health.down())
                .withDetail("connected", connected)
                .withDetail("refusedSubscriptions", subscription.refused())
                .build();
    }
}
