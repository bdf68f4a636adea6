package io.tributary.acquisition.backlog;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.topology.name.GatewayId;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.telemetry.Backlog;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.util.unit.DataSize;

/** Backlogs and reports for tests. */
public final class Backlogs {

    private static final Instant NOW = Instant.parse("2026-11-20T10:15:30.500Z");

    private Backlogs() {}

    public static GatewayBacklog withRoom() {
        return new GatewayBacklog(
                new BacklogProperties(DataSize.ofGigabytes(1), 1_000_000),
                new SimpleMeterRegistry(),
                InstantSource.fixed(NOW),
                System::nanoTime);
    }

    /** Of a gateway whose journal is full, as it stands retained at the broker. */
    public static GatewayBacklog full() {
        GatewayBacklog backlog = withRoom();
        backlog.reported(report("", "before", 7, true, NOW));
        return backlog;
    }

    public static long bytesAhead(GatewayBacklog backlog) {
        return backlog.bytesAhead();
    }

    public static Backlog report(
            String acquirer, String epoch, long number, boolean full, Instant at) {
        return new Backlog(
                Backlog.SCHEMA,
                SiteId.of("home"),
                GatewayId.of("home-gw"),
                0,
                acquirer,
                epoch,
                number,
                0,
                1_000_000,
                full,
                at);
    }
}
