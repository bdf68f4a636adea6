package io.tributary.gateway.preview;

import io.tributary.gateway.Homes;
import io.tributary.gateway.aggregation.Aggregation.Aggregated;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.AggregatedMessage.Trace;
import java.time.Instant;
import java.util.List;

/** Aggregated messages of the kitchen, as a commit holds them. */
final class Aggregates {

    static final long COMMIT = 7;

    private Aggregates() {}

    static Aggregated aggregated(
            long readings, Instant windowStart, Instant acquiredAt, Instant aggregatedAt) {
        return new Aggregated(false, message(readings, windowStart, acquiredAt, aggregatedAt));
    }

    static Aggregated rehearsal(Instant at) {
        return new Aggregated(true, message(1, at, at, at));
    }

    private static AggregatedMessage message(
            long readings, Instant windowStart, Instant acquiredAt, Instant aggregatedAt) {
        return new AggregatedMessage(
                Homes.SITE,
                Homes.KITCHEN,
                Homes.GATEWAY.gateway(),
                COMMIT,
                0,
                windowStart,
                windowStart.plusSeconds(1),
                readings,
                readings,
                List.of(),
                new Trace(windowStart, windowStart, acquiredAt, acquiredAt, aggregatedAt));
    }
}
