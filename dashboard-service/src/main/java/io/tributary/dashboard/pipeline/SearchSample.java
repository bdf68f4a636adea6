package io.tributary.dashboard.pipeline;

import io.tributary.topology.name.GatewayId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.telemetry.AggregatedMessage;
import java.time.Instant;

/**
 * A message that Elasticsearch is asked for until it is found.
 *
 * @param site the site
 * @param gateway who committed it
 * @param commit in which commit
 * @param location of which location
 * @param windowStart of which window
 * @param aggregatedAt when it was committed
 */
public record SearchSample(
        SiteId site,
        GatewayId gateway,
        long commit,
        LocationName location,
        Instant windowStart,
        Instant aggregatedAt) {

    static SearchSample of(AggregatedMessage message) {
        return new SearchSample(
                message.site(),
                message.gateway(),
                message.commit(),
                message.location(),
                message.windowStart(),
                message.trace().aggregatedAt());
    }
}
