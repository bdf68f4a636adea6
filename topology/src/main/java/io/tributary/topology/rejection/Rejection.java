package io.tributary.topology.rejection;

import io.tributary.topology.json.SchemaId;
import io.tributary.topology.name.SiteId;
import java.time.Instant;
import java.util.List;
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
 * @param seqs of counted messages that carry numbers: these, as inclusive ranges, ascending
 * @param payload Base64 of the payload, absent above 64 KiB
 * @param payloadBytes length of the payload
 * @param sha256 hexadecimal SHA-256 of the payload, where the payload itself is absent
 * @param receivedAt when it arrived; of counted messages, the first of them
 * @param replayOf the rejection that was fed in again and is refused once more
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
        @Nullable List<List<Long>> seqs,
        byte @Nullable [] payload,
        long payloadBytes,
        @Nullable String sha256,
        Instant receivedAt,
        @Nullable UUID replayOf) {

    public static final String SCHEMA = "tributary/rejection/1";

    /** Refused at acquisition, as it came from a device. */
    public static final String ORIGIN_MQTT = "mqtt";

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
                null,
                keep ? payload : null,
                payload.length,
                keep ? null : Sha256.hex(payload),
                receivedAt,
                null);
    }

    /**
     * A rejection of several messages that are told by their number alone, without their bytes.
     *
     * @param count of the messages, at least 1
     * @param seqs their numbers where they carry such
     * @param payloadBytes of all of them
     */
    public static Rejection counted(
            UUID id,
            SiteId site,
            String topic,
            @Nullable String location,
            @Nullable String deviceID,
            RejectionReason reason,
            String detail,
            long count,
            @Nullable List<List<Long>> seqs,
            long payloadBytes,
            Instant firstReceivedAt) {
        return new Rejection(
                SCHEMA,
                id,
                site,
                ORIGIN_MQTT,
                topic,
                location,
                deviceID,
                reason,
                detail,
                count,
                seqs,
                null,
                payloadBytes,
                null,
                firstReceivedAt,
                null);
    }

    /** The same for so many messages. */
    @SuppressWarnings("NullAway") // does not read from a jar that an array may be absent
    public Rejection counting(long messages) {
        return new Rejection(
                schema,
                id,
                site,
                origin,
                topic,
                location,
                deviceID,
                reason,
                detail,
                messages,
                seqs,
                payload,
                payloadBytes,
                sha256,
                receivedAt,
                replayOf);
    }

    /** The same for a payload that was fed in again. */
    @SuppressWarnings("NullAway") // as above
    public Rejection replaying(UUID rejection) {
        return new Rejection(
                schema,
                id,
                site,
                origin,
                topic,
                location,
                deviceID,
                reason,
                detail,
                count,
                seqs,
                payload,
                payloadBytes,
                sha256,
                receivedAt,
                rejection);
    }

    /** Without the payload: that may hold anything. */
    @Override
    public String toString() {
        return "Rejection[id=%s, topic=%s, reason=%s, payloadBytes=%d]"
                .formatted(id, topic, reason.code(), payloadBytes);
    }
}
