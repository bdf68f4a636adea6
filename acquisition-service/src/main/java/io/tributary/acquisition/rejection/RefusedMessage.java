package io.tributary.acquisition.rejection;

import org.jspecify.annotations.Nullable;

/**
 * A device message as far as a rejection keeps it.
 *
 * @param topic the MQTT topic name it came on
 * @param payload its payload; empty where that was too large to be kept
 * @param payloadBytes the payload's length
 * @param sha256 hexadecimal SHA-256 of a payload that was too large to be kept
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RefusedMessage(
        String topic, byte[] payload, long payloadBytes, @Nullable String sha256) {}
