package io.tributary.topology.rejection;

import io.tributary.topology.json.SchemaId;
import io.tributary.topology.name.SiteId;
import java.time.Instant;
import java.util.UUID;

/**
 * A request to feed a rejected payload in again, in the Kafka topic {@code replay} under the
 * rejection's id, and as it is on the MQTT topic {@code replay/{id}}. Acquisition treats the
 * payload as if it came on its first topic at its first time; what it becomes carries the id, by
 * which the gateway drops repeats.
 *
 * @param schema {@value #SCHEMA}
 * @param id the rejection
 * @param site the site
 * @param topic the MQTT topic name it came on first
 * @param payload Base64 of the payload
 * @param receivedAt when it came first
 * @param requestedBy the user who asks
 * @param requestedAt when
 */
@SuppressWarnings("ArrayRecordComponent") // Base64 in JSON; never compared
public record Replay(
        String schema,
        UUID id,
        SiteId site,
        String topic,
        byte[] payload,
        Instant receivedAt,
        String requestedBy,
        Instant requestedAt) {

    public static final String SCHEMA = "tributary/replay/1";

    public Replay {
        SchemaId.require(SCHEMA, schema);
        if (id == null
                || site == null
                || topic == null
                || payload == null
                || receivedAt == null
                || requestedBy == null
                || requestedAt == null) {
            throw new IllegalArgumentException(
                    "id, site, topic, payload, receivedAt, requestedBy and requestedAt are required");
        }
        if (payload.length > Rejection.MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException(
                    "a payload of more than 64 KiB is not carried along");
        }
    }

    public Replay(
            UUID id,
            SiteId site,
            String topic,
            byte[] payload,
            Instant receivedAt,
            String requestedBy,
            Instant requestedAt) {
        this(SCHEMA, id, site, topic, payload, receivedAt, requestedBy, requestedAt);
    }

    /** Without the payload: that may hold anything. */
    @Override
    public String toString() {
        return "Replay[id=%s, topic=%s, payloadBytes=%d]".formatted(id, topic, payload.length);
    }
}
