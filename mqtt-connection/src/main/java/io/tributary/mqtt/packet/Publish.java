package io.tributary.mqtt.packet;

import org.jspecify.annotations.Nullable;

/**
 * A PUBLISH of the broker (MQTT 5, section 3.3), with what we use of it.
 *
 * @param topic its topic name, cleaned of control characters and what is no UTF-8
 * @param packetId 0 at QoS 0
 * @param qos 0 or 1
 * @param retained whether the broker had kept it
 * @param redelivered whether the broker had sent it before
 * @param payload empty where it was too large to be kept
 * @param oversize what is left of it then
 * @param correlation correlation data of at most 64 bytes, if any
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares two
public record Publish(
        String topic,
        int packetId,
        int qos,
        boolean retained,
        boolean redelivered,
        byte[] payload,
        @Nullable Oversize oversize,
        byte @Nullable [] correlation) {

    /** Without payload and correlation data. */
    @Override
    public String toString() {
        return "Publish[topic=%s, packetId=%d, qos=%d]".formatted(topic, packetId, qos);
    }
}
