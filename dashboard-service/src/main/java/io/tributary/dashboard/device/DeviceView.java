package io.tributary.dashboard.device;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A device as it is shown.
 *
 * @param site the site
 * @param location the location
 * @param device the device
 * @param inModel whether the site model knows it
 * @param presence its presence
 * @param lastKnownPresence what it was when the site was last heard of, where that is unreachable
 * @param since since when the gateway judges it so
 * @param lastSeenAt when anything was last heard of it
 * @param lastHeartbeatAt the site's last sign of life, where it is unreachable
 * @param info what the device tells of itself
 * @param elements what it measures
 * @param readings newest values
 */
public record DeviceView(
        SiteId site,
        LocationName location,
        DeviceId device,
        boolean inModel,
        ShownPresence presence,
        @Nullable ShownPresence lastKnownPresence,
        @Nullable Instant since,
        @Nullable Instant lastSeenAt,
        @Nullable Instant lastHeartbeatAt,
        @Nullable Map<String, Object> info,
        List<ElementView> elements,
        List<ReadingView> readings) {}
