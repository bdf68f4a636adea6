package io.tributary.dashboard.history;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.util.Set;

/**
 * Which history is asked for.
 *
 * @param site the site
 * @param locations only these locations; empty for all
 * @param devices only these devices; empty for all
 * @param elements only these elements; empty for all
 * @param range the range of time, and the interval that one point covers
 */
public record HistoryQuery(
        SiteId site,
        Set<LocationName> locations,
        Set<DeviceId> devices,
        Set<ElementName> elements,
        HistoryRange range) {

    public HistoryQuery {
        locations = Set.copyOf(locations);
        devices = Set.copyOf(devices);
        elements = Set.copyOf(elements);
    }

    /** The same of another range. */
    public HistoryQuery in(HistoryRange other) {
        return new HistoryQuery(site, locations, devices, elements, other);
    }
}
