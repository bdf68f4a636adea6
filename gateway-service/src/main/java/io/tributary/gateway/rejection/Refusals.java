package io.tributary.gateway.rejection;

import io.tributary.gateway.site.GatewayIdentity;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Makes rejections of what the gateway itself cannot use. Thread-safe. */
@Component
public final class Refusals {

    /** A reason is a sentence, whatever the payload made of it. */
    private static final int MAX_DETAIL = 1_000;

    private final GatewayIdentity gateway;

    public Refusals(GatewayIdentity gateway) {
        this.gateway = gateway;
    }

    /**
     * A whole batch. Counts as many messages as it can be seen to hold; the same bytes always have
     * the same id.
     */
    @SuppressWarnings("NullAway") // the payload may be null; that is not seen in the class file
    public Rejection batch(
            String topic, byte[] payload, RejectionReason reason, String detail, Instant at) {
        Rejection one =
                rejection(
                        UUID.nameUUIDFromBytes(payload),
                        "batch",
                        topic,
                        reason,
                        detail,
                        payload,
                        at);
        return one.counting(entries(payload));
    }

    /**
     * A whole batch of which only this is known. Counts as one message; the same bytes always have
     * the same id.
     *
     * @param bytes its length
     * @param sha256 its hash, hexadecimal
     */
    @SuppressWarnings("NullAway") // does not read from a jar that an array may be absent
    public Rejection unreadBatch(
            String topic, long bytes, String sha256, String detail, Instant at) {
        return new Rejection(
                Rejection.SCHEMA,
                UUID.nameUUIDFromBytes(sha256.getBytes(StandardCharsets.US_ASCII)),
                gateway.site(),
                "batch",
                topic,
                null,
                null,
                RejectionReason.UNREADABLE_RECORD,
                detail,
                1,
                null,
                null,
                bytes,
                sha256,
                at,
                null);
    }

    /** A record of a Kafka topic. */
    public Rejection record(UUID id, String topic, byte[] value, String detail, Instant at) {
        return rejection(id, "kafka", topic, RejectionReason.UNREADABLE_RECORD, detail, value, at);
    }

    private Rejection rejection(
            UUID id,
            String origin,
            String topic,
            RejectionReason reason,
            String detail,
            byte[] payload,
            Instant at) {
        String shown = detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL);
        return Rejection.of(
                id, gateway.site(), origin, topic, null, null, reason, shown, payload, at);
    }

    private static long entries(byte[] payload) {
        try {
            return Math.max(1, JsonCodec.mapper().readTree(payload).path("entries").size());
        } catch (JacksonException e) {
            return 1;
        }
    }
}
