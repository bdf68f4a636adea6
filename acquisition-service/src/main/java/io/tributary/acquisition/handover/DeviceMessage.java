package io.tributary.acquisition.handover;

import org.jspecify.annotations.Nullable;

/**
 * One MQTT message as it arrived.
 *
 * @param packetId MQTT packet id; means nothing at QoS 0
 * @param qos 0 or 1: what the broker delivered it at
 * @param topic topic name
 * @param payload the bytes; empty when they were too many
 * @param payloadBytes how many there were
 * @param sha256 hexadecimal SHA-256 of a payload that is not here because it was too large
 * @param retained whether the broker replayed it at subscription
 * @param redelivered whether the broker had sent it before
 * @param correlation MQTT 5 correlation data
 * @param acknowledgment sends this delivery's PUBACK
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record DeviceMessage(
        int packetId,
        int qos,
        String topic,
        byte[] payload,
        long payloadBytes,
        @Nullable String sha256,
        boolean retained,
        boolean redelivered,
        byte @Nullable [] correlation,
        Acknowledgment acknowledgment) {}
