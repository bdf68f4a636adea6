package io.tributary.dashboard.live;

import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;

/**
 * An actuator where it stands.
 *
 * @param site the site
 * @param location the location
 * @param actuator the actuator
 */
public record ActuatorKey(SiteId site, LocationName location, ActuatorName actuator) {}
