package io.tributary.topology.telemetry;

import io.tributary.topology.json.SchemaId;
import io.tributary.topology.name.GatewayId;
import io.tributary.topology.name.SiteId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a gateway's journal is in Kafka, written in the same transaction as what it covers.
 *
 * @param schema {@value #SCHEMA}
 * @param site the site
 * @param gateway the gateway
 * @param shard the shard
 * @param commit number of the last commit
 * @param position journal position after the last batch in it; what lies beyond is not in Kafka
 * @param journal the journal that the position is in; absent from older gateways
 * @param committedAt when
 */
public record Progress(
        String schema,
        SiteId site,
        GatewayId gateway,
        int shard,
        long commit,
        long position,
        @Nullable String journal,
        Instant committedAt) {

    public static final String SCHEMA = "tributary/progress/1";

    public Progress {
        SchemaId.require(SCHEMA, schema);
        if (commit < 1 || position < 0) {
            throw new IllegalArgumentException("commit starts at 1, position at 0");
        }
    }

    public Progress(
            SiteId site,
            GatewayId gateway,
            int shard,
            long commit,
            long position,
            @Nullable String journal,
            Instant committedAt) {
        this(SCHEMA, site, gateway, shard, commit, position, journal, committedAt);
    }
}
