package io.tributary.acquisition.presence;

import static io.tributary.topology.rejection.RejectionReason.EMPTY;
import static io.tributary.topology.rejection.RejectionReason.INVALID_CONFIG;
import static io.tributary.topology.rejection.RejectionReason.INVALID_UTF8;
import static io.tributary.topology.rejection.RejectionReason.TOO_LARGE;

import io.tributary.acquisition.rejection.RefusedPayloadException;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.mqtt.DeviceTopic;
import io.tributary.topology.telemetry.BatchEntry.DeviceEvent;
import io.tributary.topology.telemetry.DeviceEventType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Turns a payload on {@code config/…} into a device event. Thread-safe. */
public final class DeviceEventDecoder {

    static final int MAX_STATE_BYTES = 1024;
    static final int MAX_INFO_BYTES = 16 * 1024;

    /**
     * Decodes one payload.
     *
     * @param correlation MQTT 5 correlation data, where the device sends any
     * @param retained whether the broker replayed it at subscription
     * @param now time of arrival
     * @throws RefusedPayloadException with the reason
     */
    public DeviceEvent decode(
            DeviceTopic topic,
            byte[] payload,
            byte @Nullable [] correlation,
            boolean retained,
            Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        return switch (topic) {
            case DeviceTopic.Status status ->
                    new DeviceEvent(
                            DeviceEventType.STATUS,
                            status.location(),
                            status.device().value(),
                            status(payload),
                            retained,
                            null,
                            at);
            case DeviceTopic.Information info ->
                    new DeviceEvent(
                            DeviceEventType.INFO,
                            info.location(),
                            info.device().value(),
                            info(payload),
                            retained,
                            null,
                            at);
            case DeviceTopic.State state ->
                    new DeviceEvent(
                            DeviceEventType.STATE,
                            state.location(),
                            state.actuator().value(),
                            state(payload),
                            retained,
                            commandId(correlation),
                            at);
            case DeviceTopic.Sense sense ->
                    throw new IllegalArgumentException("readings are not device events: " + sense);
        };
    }

    private static String status(byte[] payload) {
        String status = text(payload, MAX_STATE_BYTES);
        if (!status.equals("online") && !status.equals("offline")) {
            throw new RefusedPayloadException(
                    INVALID_CONFIG, "a status is \"online\" or \"offline\", as plain text");
        }
        return status;
    }

    private static String info(byte[] payload) {
        String info = text(payload, MAX_INFO_BYTES);
        try {
            JsonNode json = JsonCodec.mapper().readTree(info);
            if (json.isObject()) {
                requireUnicode(json);
                return info;
            }
        } catch (JacksonException e) {
            throw new RefusedPayloadException(
                    INVALID_CONFIG,
                    "the device's info is not valid JSON: " + e.getOriginalMessage());
        }
        throw new RefusedPayloadException(INVALID_CONFIG, "the device's info is not a JSON object");
    }

    /** Half of a surrogate pair, which an escape can make, spoils what all readers are answered. */
    private static void requireUnicode(JsonNode json) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(json.toString())) {
            throw new RefusedPayloadException(
                    INVALID_CONFIG,
                    "the device's info holds half of a surrogate pair, which is no character");
        }
    }

    private static String state(byte[] payload) {
        String state = text(payload, MAX_STATE_BYTES).strip();
        if (state.isEmpty()) {
            throw new RefusedPayloadException(INVALID_CONFIG, "the reported state is empty");
        }
        return state;
    }

    private static String text(byte[] payload, int limit) {
        if (payload.length == 0) {
            throw new RefusedPayloadException(
                    EMPTY, "the payload is empty, as when a retained message is cleared");
        }
        if (payload.length > limit) {
            throw new RefusedPayloadException(
                    TOO_LARGE,
                    "the payload has %d bytes, more than the limit of %d"
                            .formatted(payload.length, limit));
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
        } catch (CharacterCodingException e) {
            throw new RefusedPayloadException(INVALID_UTF8, "the payload is not UTF-8 text");
        }
    }

    /**
     * Our correlation data is a command's id as text; anything else is somebody else's and means
     * nothing to us.
     */
    private static @Nullable String commandId(byte @Nullable [] correlation) {
        if (correlation == null || correlation.length != 36) {
            return null;
        }
        try {
            return UUID.fromString(new String(correlation, StandardCharsets.US_ASCII)).toString();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
