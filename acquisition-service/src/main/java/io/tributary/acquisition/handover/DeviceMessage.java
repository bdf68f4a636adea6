package io.tributary.acquisition.handover;

import org.jspecify.annotations.Nullable;

/**
 * One MQTT message as it arrived.
 *
 * @param packetId MQTT packet id; means nothing at QoS 0
 * @param qos 0 or 1: what the broker delivered it at
 * @param topic topic name
 * @param payload the bytes
 * @param retained whether the broker replayed it at subscription
 * @param correlation MQTT 5 correlation data
 * @param acknowledgment sends this delivery's PUBACK
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record DeviceMessage(
        int packetId,
        int qos,
        String topic,
        byte[] payload,
        boolean retained,
        byte @Nullable [] correlation,
        Acknowledgment acknowledgment) {}
