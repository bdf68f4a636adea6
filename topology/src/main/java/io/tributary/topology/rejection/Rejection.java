package io.tributary.topology.rejection;

import io.tributary.topology.json.SchemaId;
import io.tributary.topology.name.SiteId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was refused, kept with its bytes so that it can be seen and fed in again.
 *
 * @param schema {@value #SCHEMA}
 * @param id identifies the rejection everywhere; the same for a repeat of the same hand-over
 * @param site the site
 * @param origin where it was refused: {@code mqtt}, {@code batch}, {@code kafka} or {@code
 *     elasticsearch}
 * @param topic MQTT topic name, Kafka topic or index it came on
 * @param location the location, where the topic tells it
 * @param deviceID the device, where topic or payload tell it
 * @param reason why, in a stable word
 * @param detail why, in a sentence for people
 * @param count how many messages this stands for; 1 unless counted
 * @param payload Base64 of the payload, absent above 64 KiB
 * @param payloadBytes length of the payload
 * @param sha256 hexadecimal SHA-256 of the payload, where the payload itself is absent
 * @param receivedAt when it arrived
 */
@SuppressWarnings("ArrayRecordComponent") // Base64 in JSON; never compared
public record Rejection(
        String schema,
        UUID id,
        SiteId site,
        String origin,
        String topic,
        @Nullable String location,
        @Nullable String deviceID,
        RejectionReason reason,
        String detail,
        long count,
        byte @Nullable [] payload,
        long payloadBytes,
        @Nullable String sha256,
        Instant receivedAt) {

    public static final String SCHEMA = "tributary/rejection/1";

    /** Payloads up to this many bytes are kept; of longer ones length and SHA-256. */
    public static final int MAX_PAYLOAD_BYTES = 64 * 1024;

    public Rejection {
        SchemaId.require(SCHEMA, schema);
        if (id == null || site == null || topic == null || reason == null || receivedAt == null) {
            throw new IllegalArgumentException(
                    "id, site, topic, reason and receivedAt are required");
        }
        if (payload != null && payload.length > MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException(
                    "a payload of more than 64 KiB is not carried along");
        }
    }

    /** A rejection of one message; keeps the payload or, above the limit, its hash. */
    public static Rejection of(
            UUID id,
            SiteId site,
            String origin,
            String topic,
            @Nullable String location,
            @Nullable String deviceID,
            RejectionReason reason,
            String detail,
            byte[] payload,
            Instant receivedAt) {
        boolean keep = payload.length <= MAX_PAYLOAD_BYTES;
        return new Rejection(
                SCHEMA,
                id,
                site,
                origin,
                topic,
                location,
                deviceID,
                reason,
                detail,
                1,
                keep ? payload : null,
                payload.length,
                keep ? null : Sha256.hex(payload),
                receivedAt);
    }

    /** Without the payload: that may hold anything. */
    @Override
    public String toString() {
        return "Rejection[id=%s, topic=%s, reason=%s, payloadBytes=%d]"
                .formatted(id, topic, reason.code(), payloadBytes);
    }
}
