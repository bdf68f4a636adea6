package io.tributary.dashboard.live;

import io.tributary.topology.presence.Heartbeat;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What waits at a site for Kafka, as its newest heartbeat tells.
 *
 * @param bytes bytes in the gateway's journal that are not in Kafka yet
 * @param oldestAt since when the oldest of them waits; absent where nothing does
 * @param limitBytes bytes at which the site takes nothing more
 * @param hoursLeft hours until then at the rate of the last minutes
 * @param behind whether the oldest had waited for longer than readings do when all is well
 */
public record SiteBacklog(
        long bytes,
        @Nullable Instant oldestAt,
        @Nullable Long limitBytes,
        @Nullable Double hoursLeft,
        boolean behind) {

    /** A window, a commit, and some room: what waits for less is on its way. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(5);

    /** The backlog as the heartbeat tells it. */
    public static SiteBacklog of(Heartbeat heartbeat) {
        Instant oldest = heartbeat.backlogOldestAt();
        return new SiteBacklog(
                heartbeat.backlogBytes(),
                oldest,
                heartbeat.backlogLimitBytes(),
                heartbeat.backlogHoursLeft(),
                oldest != null && oldest.isBefore(heartbeat.at().minus(ON_ITS_WAY)));
    }
}
