package io.tributary.gateway.intake;

/**
 * A batch as it arrived.
 *
 * @param topic MQTT topic name
 * @param payload the bytes
 * @param acknowledgment sends its PUBACK; does nothing once the connection it came on is gone
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ReceivedMessage(String topic, byte[] payload, Runnable acknowledgment) {}
