package io.tributary.streaming.document;

import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.AggregatedMessage.DeviceReadings;
import io.tributary.topology.telemetry.AggregatedMessage.ElementReadings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * Id of a window's document. The window's start comes first, so that ids rise with time and
 * Elasticsearch finds quickly that an id is new; the rest is 128 bits of SHA-256 over everything
 * that tells one window from another, since a unit may be of any length and an id may not.
 */
final class ReadingId {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int HASH_BYTES = 16;

    private ReadingId() {}

    static String of(AggregatedMessage message, DeviceReadings device, ElementReadings element) {
        return of(
                message.windowStart(),
                message.site().value(),
                message.gateway().value(),
                message.location().value(),
                device.device().value(),
                element.element().value(),
                element.type().name(),
                message.windowStart().toString(),
                Long.toString(message.commit()),
                Integer.toString(message.part()),
                element.unit() == null ? "" : element.unit());
    }

    /**
     * Id of what starts then and is told from others by these parts. Names hold no line feed, and
     * the unit, which may, stands last: no two are alike.
     */
    static String of(Instant start, String... parts) {
        return start.toEpochMilli() + "-" + hash(String.join("\n", parts));
    }

    private static String hash(String identity) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(identity.getBytes(StandardCharsets.UTF_8));
            return BASE64.encodeToString(Arrays.copyOf(hash, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java platform", e);
        }
    }
}
