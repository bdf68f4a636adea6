package io.tributary.dashboard.device;

import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which devices are asked for, and in what order.
 *
 * @param site of this site
 * @param location only those there; null for all
 * @param search only those that have every word of this, without regard to case, in their id,
 *     location, elements or facts; null for all
 * @param presences only those of one of these; empty for all
 * @param sort the order
 */
public record DeviceQuery(
        SiteId site,
        @Nullable LocationName location,
        @Nullable String search,
        Set<ShownPresence> presences,
        DeviceSort sort) {

    public DeviceQuery {
        presences = Set.copyOf(presences);
    }
}
