package io.tributary.simulator.mqtt;

import io.tributary.topology.mqtt.MqttTopicFilter;
import io.tributary.topology.name.DeviceId;
import java.util.List;
import java.util.Optional;

/**
 * What a connection is for. Called on threads of the MQTT client, one call at a time for each
 * connection attempt; must not block.
 */
public interface ConnectionOwner {

    /** The MQTT client id; two connections of one id disconnect each other. */
    String clientId();

    /** The device that it is, where it is one; it may have an account of its own. */
    default Optional<DeviceId> device() {
        return Optional.empty();
    }

    /** What the broker publishes when the connection ends without a farewell. */
    default Optional<Publication> lastWill() {
        return Optional.empty();
    }

    /** Subscribed at QoS 1 on every connection, before anything is published. */
    default List<MqttTopicFilter> subscriptions() {
        return List.of();
    }

    /** Published first on every connection. */
    default List<Publication> birth() {
        return List.of();
    }

    /** A message has arrived; it counts as delivered when this returns. */
    default void received(IncomingMessage message) {}

    /** The connection stands, subscriptions included. */
    default void connected() {}

    /** The connection was lost, or an attempt failed; the next attempt follows by itself. */
    default void disconnected(String why) {}

    /**
     * Whether attempts go on where the broker refuses the login: its account may be changed while
     * it runs.
     */
    default boolean outlastsRefusals() {
        return false;
    }

    /** No further attempt will be made: it could only fail in the same way. */
    default void ended(String why) {}
}
