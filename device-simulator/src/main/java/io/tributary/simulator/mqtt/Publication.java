package io.tributary.simulator.mqtt;

import io.tributary.topology.mqtt.MqttTopic;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A message to publish at QoS 1.
 *
 * @param topic the topic name
 * @param payload the payload
 * @param retained whether the broker keeps it for later subscribers
 * @param correlationData returned as it came with a command
 * @param onAcknowledged told of the PUBACK, once, on a thread of the MQTT client and under the
 *     connection's lock; must not block
 */
@SuppressWarnings("ArrayRecordComponent") // the payload is handed over, never compared
public record Publication(
        MqttTopic topic,
        byte[] payload,
        boolean retained,
        byte @Nullable [] correlationData,
        Consumer<Acknowledgement> onAcknowledged) {

    /** A message for whoever is subscribed now. */
    public static Publication of(
            MqttTopic topic, byte[] payload, Consumer<Acknowledgement> onAcknowledged) {
        return new Publication(topic, payload, false, null, onAcknowledged);
    }

    /** A message that the broker keeps for later subscribers too. */
    public static Publication retained(
            MqttTopic topic, byte[] payload, Consumer<Acknowledgement> onAcknowledged) {
        return new Publication(topic, payload, true, null, onAcknowledged);
    }

    /** The same message as the answer to a command. */
    public Publication answering(byte @Nullable [] commandCorrelationData) {
        return new Publication(topic, payload, retained, commandCorrelationData, onAcknowledged);
    }
}
