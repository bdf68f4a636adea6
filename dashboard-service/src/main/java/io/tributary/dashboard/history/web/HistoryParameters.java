package io.tributary.dashboard.history.web;

import io.tributary.dashboard.history.HistoryQuery;
import io.tributary.dashboard.history.HistoryRange;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request for history may name.
 *
 * @param location only these locations
 * @param device only these devices
 * @param element only these elements
 * @param from start, inclusive
 * @param to end, exclusive
 * @param interval what one point covers
 */
record HistoryParameters(
        @Nullable List<LocationName> location,
        @Nullable List<DeviceId> device,
        @Nullable List<ElementName> element,
        @Nullable String from,
        @Nullable String to,
        @Nullable String interval) {

    HistoryQuery query(SiteId site, int maxPoints, Clock clock) {
        return new HistoryQuery(
                site,
                all(location),
                all(device),
                all(element),
                HistoryRange.parse(from, to, interval, maxPoints, clock));
    }

    private static <T> Set<T> all(@Nullable List<T> names) {
        return names == null ? Set.of() : Set.copyOf(names);
    }
}
