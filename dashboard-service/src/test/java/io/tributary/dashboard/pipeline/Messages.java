package io.tributary.dashboard.pipeline;

import io.tributary.dashboard.support.Home;
import io.tributary.topology.name.GatewayId;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.AggregatedMessage.Trace;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Aggregated messages of room1 that took their time on each hop. */
public final class Messages {

    public static final GatewayId GATEWAY = GatewayId.of("home-gw");

    private Messages() {}

    /** Sensed 900 ms, acquired 850 ms before it was aggregated. */
    public static AggregatedMessage aggregated(long commit, Instant at) {
        return of(Home.SITE, commit, at.minusMillis(900), at.minusMillis(850), at);
    }

    static AggregatedMessage of(
            SiteId site, long commit, Instant sensed, Instant acquired, Instant aggregated) {
        Instant start = sensed.truncatedTo(ChronoUnit.SECONDS);
        return new AggregatedMessage(
                site,
                Home.ROOM1,
                GATEWAY,
                commit,
                0,
                start,
                start.plusSeconds(1),
                6,
                3,
                List.of(),
                new Trace(sensed, sensed, acquired, acquired, aggregated));
    }
}
