package io.tributary.topology.telemetry;

import io.tributary.topology.json.SchemaId;
import io.tributary.topology.name.GatewayId;
import io.tributary.topology.name.SiteId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the gateway is with what acquisition handed over, retained on {@code backlog/{shard}}:
 * every second while batches come, and when {@code full} changes. From it acquisition knows how far
 * it is ahead; a broker's acknowledgement tells only that the broker holds a batch.
 *
 * @param schema {@value #SCHEMA}
 * @param site the site
 * @param gateway the gateway
 * @param shard the shard
 * @param acquirer whose batches; absent before the first
 * @param epoch of which epoch, the last that a batch came of; absent before the first
 * @param number every batch of the epoch up to this one stands in the journal; 0 when none does
 * @param bytes in the journal that are not in Kafka yet
 * @param limitBytes bytes at which the gateway takes nothing more
 * @param full whether it takes nothing more: the limit is reached, or the disk is full
 * @param at when it was written
 */
public record Backlog(
        String schema,
        SiteId site,
        GatewayId gateway,
        int shard,
        @Nullable String acquirer,
        @Nullable String epoch,
        long number,
        long bytes,
        long limitBytes,
        boolean full,
        Instant at) {

    public static final String SCHEMA = "tributary/backlog/1";

    public Backlog {
        SchemaId.require(SCHEMA, schema);
        if (site == null || gateway == null || at == null) {
            throw new IllegalArgumentException("site, gateway and at are required");
        }
        if (number < 0 || bytes < 0) {
            throw new IllegalArgumentException("number and bytes start at 0");
        }
    }
}
