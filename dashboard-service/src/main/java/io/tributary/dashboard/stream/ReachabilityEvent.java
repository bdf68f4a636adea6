package io.tributary.dashboard.stream;

import io.tributary.topology.name.SiteId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a site gives signs of life.
 *
 * @param site the site
 * @param reachable whether it gave one in the last thirty seconds
 * @param lastHeartbeatAt when it last did
 */
record ReachabilityEvent(SiteId site, boolean reachable, @Nullable Instant lastHeartbeatAt) {}
