package io.tributary.dashboard.stream;

import io.tributary.dashboard.device.ActuatorView;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an actuator reported.
 *
 * @param site the site
 * @param location the location
 * @param actuator the actuator
 * @param reported its state
 * @param reportedAt when
 */
record ActuatorEvent(
        SiteId site,
        LocationName location,
        ActuatorName actuator,
        @Nullable String reported,
        @Nullable Instant reportedAt) {

    static ActuatorEvent of(ActuatorView view) {
        return new ActuatorEvent(
                view.site(), view.location(), view.actuator(), view.reported(), view.reportedAt());
    }
}
