package io.tributary.dashboard.stream;

import io.tributary.topology.name.SiteId;
import java.time.Instant;

/**
 * That a list would be another now.
 *
 * @param site of this site
 * @param list which
 * @param at the server's time
 * @param shown whether it may be what the client shows; else it is another device than those it has
 *     named
 */
record ListEvent(SiteId site, Listing list, Instant at, boolean shown) {}
