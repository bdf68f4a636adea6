package io.tributary.topology.presence;

import io.tributary.topology.json.SchemaId;
import io.tributary.topology.name.GatewayId;
import io.tributary.topology.name.SiteId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Sign of life of a site's gateway, every ten seconds in the compacted Kafka topic {@code
 * heartbeat}. Where the newest is older than {@link #UNREACHABLE_AFTER_SECONDS}, nothing is known
 * of the site's devices.
 *
 * @param schema {@value #SCHEMA}
 * @param site the site
 * @param gateway the gateway
 * @param at when it was written
 * @param startedAt when the gateway started
 * @param backlogBytes bytes in the journal that are not in Kafka yet
 * @param backlogOldestAt since when the oldest of them waits; absent where nothing does
 * @param backlogLimitBytes bytes at which the gateway takes nothing more
 * @param backlogHoursLeft hours until then at the rate of the last minutes
 * @param sealingKey the gateway's public key, for which secrets of devices are sealed; Base64
 */
public record Heartbeat(
        String schema,
        SiteId site,
        GatewayId gateway,
        Instant at,
        Instant startedAt,
        long backlogBytes,
        @Nullable Instant backlogOldestAt,
        @Nullable Long backlogLimitBytes,
        @Nullable Double backlogHoursLeft,
        @Nullable String sealingKey) {

    public static final String SCHEMA = "tributary/heartbeat/1";

    /** Age of the newest heartbeat beyond which a site counts as unreachable. */
    public static final int UNREACHABLE_AFTER_SECONDS = 30;

    public Heartbeat {
        SchemaId.require(SCHEMA, schema);
        if (site == null || gateway == null || at == null) {
            throw new IllegalArgumentException("site, gateway and at are required");
        }
    }

    /** Of a gateway that takes no secrets. */
    public Heartbeat(
            String schema,
            SiteId site,
            GatewayId gateway,
            Instant at,
            Instant startedAt,
            long backlogBytes,
            @Nullable Instant backlogOldestAt,
            @Nullable Long backlogLimitBytes,
            @Nullable Double backlogHoursLeft) {
        this(
                schema,
                site,
                gateway,
                at,
                startedAt,
                backlogBytes,
                backlogOldestAt,
                backlogLimitBytes,
                backlogHoursLeft,
                null);
    }

    public Heartbeat(
            SiteId site, GatewayId gateway, Instant at, Instant startedAt, long backlogBytes) {
        this(SCHEMA, site, gateway, at, startedAt, backlogBytes, null, null, null, null);
    }
}
