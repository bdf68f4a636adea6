package io.tributary.dashboard.stream;

import io.tributary.dashboard.device.DeviceView;
import io.tributary.dashboard.device.ShownPresence;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device's presence.
 *
 * @param site the site
 * @param location the location
 * @param device the device
 * @param presence its presence
 * @param lastKnownPresence what it was, where the site is unreachable
 * @param since since when the gateway judges it so
 * @param lastSeenAt when anything was last heard of it
 * @param lastHeartbeatAt the site's last sign of life, where it is unreachable
 */
record PresenceEvent(
        SiteId site,
        LocationName location,
        DeviceId device,
        ShownPresence presence,
        @Nullable ShownPresence lastKnownPresence,
        @Nullable Instant since,
        @Nullable Instant lastSeenAt,
        @Nullable Instant lastHeartbeatAt) {

    static PresenceEvent of(DeviceView view) {
        return new PresenceEvent(
                view.site(),
                view.location(),
                view.device(),
                view.presence(),
                view.lastKnownPresence(),
                view.since(),
                view.lastSeenAt(),
                view.lastHeartbeatAt());
    }
}
