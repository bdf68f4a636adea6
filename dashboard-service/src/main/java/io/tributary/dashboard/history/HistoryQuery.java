package io.tributary.dashboard.history;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /** Of one location, device and element each, or of all where there is null. */
    public HistoryQuery(
            SiteId site,
            @Nullable LocationName location,
            @Nullable DeviceId device,
            @Nullable ElementName element,
            Instant from,
            Instant to,
            Duration interval) {
        this(
                site,
                location == null ? Set.of() : Set.of(location),
                device == null ? Set.of() : Set.of(device),
                element == null ? Set.of() : Set.of(element),
                new HistoryRange(from, to, interval));
    }

    /** The same of another range. */
    public HistoryQuery in(HistoryRange other) {
        return new HistoryQuery(site, locations, devices, elements, other);
    }
}
