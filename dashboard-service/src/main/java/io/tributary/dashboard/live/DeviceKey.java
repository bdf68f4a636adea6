package io.tributary.dashboard.live;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;

/**
 * A device where it stands.
 *
 * @param site the site
 * @param location the location
 * @param device the device
 */
public record DeviceKey(SiteId site, LocationName location, DeviceId device) {}
