package io.tributary.dashboard.device;

import io.tributary.dashboard.availability.Outage;
import io.tributary.dashboard.live.SiteBacklog;
import io.tributary.topology.name.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A site with everything in it.
 *
 * @param site the site
 * @param title its name for people
 * @param zone its time zone, where its model is known
 * @param strict whether it refuses what is not in its model, where that is known
 * @param revision of its model, where known
 * @param reachable whether its gateway gave a sign of life in the last thirty seconds
 * @param lastHeartbeatAt when it last did
 * @param heartbeatAge how long ago that was
 * @param backlogBytes what then waited at the site for Kafka
 * @param backlog the same in full
 * @param locations its locations, those of the model first
 * @param missing the servers that are away, so that what is shown may be old
 */
public record SiteView(
        SiteId site,
        String title,
        @Nullable String zone,
        @Nullable Boolean strict,
        @Nullable String revision,
        boolean reachable,
        @Nullable Instant lastHeartbeatAt,
        @Nullable Duration heartbeatAge,
        @Nullable Long backlogBytes,
        @Nullable SiteBacklog backlog,
        List<LocationView> locations,
        List<Outage> missing) {}
