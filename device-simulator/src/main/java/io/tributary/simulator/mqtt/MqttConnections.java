package io.tributary.simulator.mqtt;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Makes connections to the broker of the settings. Thread-safe. */
@Component
public final class MqttConnections implements DisposableBean {

    private final MqttBrokerProperties properties;
    private final DeviceAccounts accounts;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("mqtt-timer").factory());

    MqttConnections(MqttBrokerProperties properties) {
        this.properties = properties;
        this.accounts = DeviceAccounts.of(properties);
    }

    /**
     * A connection that is not open yet.
     *
     * @param inFlight publications that may be unacknowledged at the broker; the broker's own
     *     receive maximum bounds them too
     * @param capacity publications that may be unacknowledged in all, those that wait included
     */
    public MqttConnection connection(ConnectionOwner owner, int inFlight, int capacity) {
        return new MqttConnection(properties, accounts, owner, timer, inFlight, capacity);
    }

    /** The broker's address, for people. */
    public String url() {
        return properties.url();
    }

    /** How long to wait for any acknowledgement before giving up. */
    public Duration patience() {
        return properties.patience();
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }
}
