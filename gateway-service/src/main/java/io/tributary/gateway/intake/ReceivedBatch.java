package io.tributary.gateway.intake;

import io.tributary.mqtt.packet.Oversize;
import org.jspecify.annotations.Nullable;

/**
 * A batch as it arrived.
 *
 * @param topic MQTT topic name
 * @param payload the bytes; empty where they were too many
 * @param oversize what is known of a payload that was too large
 * @param acknowledgment sends its PUBACK; does nothing once the connection it came on is gone
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ReceivedBatch(
        String topic, byte[] payload, @Nullable Oversize oversize, Runnable acknowledgment) {

    public ReceivedBatch(String topic, byte[] payload, Runnable acknowledgment) {
        this(topic, payload, null, acknowledgment);
    }
}
