package io.tributary.dashboard.stream;

import io.tributary.dashboard.live.SiteBacklog;
import io.tributary.topology.name.SiteId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What waits at a site for Kafka.
 *
 * @param site the site
 * @param lastHeartbeatAt when the site told so
 * @param backlog what waits
 */
record BacklogEvent(
        SiteId site, @Nullable Instant lastHeartbeatAt, @Nullable SiteBacklog backlog) {}
