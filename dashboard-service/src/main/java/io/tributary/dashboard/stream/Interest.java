package io.tributary.dashboard.stream;

import io.tributary.dashboard.live.Change;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to be told of.
 *
 * @param site the site
 * @param location the location; null for all
 * @param pipeline only how the site's readings flow; else all but that
 */
record Interest(SiteId site, @Nullable LocationName location, boolean pipeline) {

    /** Whether the client is to be told of the change. */
    boolean in(Change change) {
        boolean told =
                switch (change) {
                    case Change.PipelineMeasured ignored -> pipeline;
                    // shown on every page
                    case Change.AvailabilityChanged ignored -> true;
                    default -> !pipeline;
                };
        return told && change.concerns(site, location);
    }
}
