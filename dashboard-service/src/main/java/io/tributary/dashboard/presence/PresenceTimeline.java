package io.tributary.dashboard.presence;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device's presence over a range of time, without gaps.
 *
 * @param site the site
 * @param location the location
 * @param device the device
 * @param from start of the range, inclusive
 * @param to end of the range, exclusive
 * @param items newest first; the last of all covers the start of the range
 * @param next cursor of the next page, absent on the last
 */
public record PresenceTimeline(
        SiteId site,
        LocationName location,
        DeviceId device,
        Instant from,
        Instant to,
        List<PresenceStretch> items,
        @Nullable String next) {

    public PresenceTimeline {
        items = List.copyOf(items);
    }
}
