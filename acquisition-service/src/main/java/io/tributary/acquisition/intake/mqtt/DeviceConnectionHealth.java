package io.tributary.acquisition.intake.mqtt;

import io.tributary.mqtt.MqttConnection;
import io.tributary.mqtt.MqttSubscriptions;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while device messages cannot arrive. */
final class DeviceConnectionHealth implements HealthIndicator {

    private final MqttConnection connection;
    private final MqttSubscriptions subscriptions;

    DeviceConnectionHealth(MqttConnection connection, MqttSubscriptions subscriptions) {
        this.connection = connection;
        this.subscriptions = subscriptions;
    }

    @Override
    public Health health() {
        boolean connected = connection.isConnected();
        return (connected && subscriptions.isGranted() ? Health.up() : Health.down())
                .withDetail("connected", connected)
                .withDetail("refusedSubscriptions", subscriptions.refused())
                .build();
    }
}
