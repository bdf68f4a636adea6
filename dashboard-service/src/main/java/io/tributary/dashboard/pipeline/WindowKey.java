package io.tributary.dashboard.pipeline;

import io.tributary.topology.name.GatewayId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.telemetry.AggregatedMessage;
import java.time.Instant;

/**
 * What one aggregated message of a site is, whichever way it comes. A commit that is made again has
 * the same number, so that its windows are the same ones.
 *
 * @param gateway who committed it
 * @param commit in which commit
 * @param location of which location
 * @param windowStart of which window
 * @param part of its parts which
 */
record WindowKey(
        GatewayId gateway, long commit, LocationName location, Instant windowStart, int part) {

    static WindowKey of(AggregatedMessage message) {
        return new WindowKey(
                message.gateway(),
                message.commit(),
                message.location(),
                message.windowStart(),
                message.part());
    }
}
