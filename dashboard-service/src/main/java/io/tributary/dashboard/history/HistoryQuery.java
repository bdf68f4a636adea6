package io.tributary.dashboard.history;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which history is asked for.
 *
 * @param site the site
 * @param location only this location; null for all
 * @param device only this device; null for all
 * @param element only this element; null for all
 * @param from start of the range, inclusive
 * @param to end of the range, exclusive
 * @param interval what one point covers
 */
public record HistoryQuery(
        SiteId site,
        @Nullable LocationName location,
        @Nullable DeviceId device,
        @Nullable ElementName element,
        Instant from,
        Instant to,
        Duration interval) {}
