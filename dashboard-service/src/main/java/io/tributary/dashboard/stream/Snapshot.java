package io.tributary.dashboard.stream;

import io.tributary.dashboard.availability.Outage;
import io.tributary.dashboard.command.CommandView;
import io.tributary.dashboard.device.ActuatorView;
import io.tributary.dashboard.device.DeviceView;
import io.tributary.dashboard.device.ReadingView;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a page needs to be right at this moment.
 *
 * @param site the site
 * @param location the location, or absent for all
 * @param revision of the site's model, where known
 * @param at when it was taken
 * @param reachable whether the site's gateway gave a sign of life in the last thirty seconds
 * @param lastHeartbeatAt when it last did
 * @param devices every device, without its readings
 * @param readings every newest value
 * @param actuators every actuator, without its command
 * @param commands the newest command of each actuator
 * @param missing the servers that are away
 */
record Snapshot(
        SiteId site,
        @Nullable LocationName location,
        @Nullable String revision,
        Instant at,
        boolean reachable,
        @Nullable Instant lastHeartbeatAt,
        List<PresenceEvent> devices,
        List<ReadingView> readings,
        List<ActuatorEvent> actuators,
        List<CommandView> commands,
        List<Outage> missing) {

    static List<ReadingView> readings(List<DeviceView> devices) {
        return devices.stream().flatMap(device -> device.readings().stream()).toList();
    }

    static List<CommandView> commands(List<ActuatorView> actuators) {
        return actuators.stream()
                .map(ActuatorView::command)
                .filter(command -> command != null)
                .map(CommandView.class::cast)
                .toList();
    }
}
