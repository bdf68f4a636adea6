package io.tributary.dashboard.command;

import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import org.jspecify.annotations.Nullable;

/**
 * Which commands are asked for.
 *
 * @param site of this site
 * @param location null for all
 * @param actuator null for all
 */
public record CommandFilter(
        SiteId site, @Nullable LocationName location, @Nullable ActuatorName actuator) {

    /** Whether the command is one of them. */
    public boolean matches(CommandStatus status) {
        return status.site().equals(site)
                && (location == null || status.location().equals(location))
                && (actuator == null || status.actuator().equals(actuator));
    }
}
