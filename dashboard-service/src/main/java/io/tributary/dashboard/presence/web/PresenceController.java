package io.tributary.dashboard.presence.web;

import io.tributary.dashboard.access.ForViewers;
import io.tributary.dashboard.device.DeviceFinder;
import io.tributary.dashboard.device.DeviceView;
import io.tributary.dashboard.paging.Cursor;
import io.tributary.dashboard.paging.PageLimit;
import io.tributary.dashboard.presence.PresenceTimeline;
import io.tributary.dashboard.presence.PresenceTimelines;
import io.tributary.dashboard.presence.TimelineRange;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.dashboard.problem.Refuses;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** When a device was present, and when not. */
@ForViewers
@RestController
class PresenceController {

    private final DeviceFinder devices;
    private final PresenceTimelines timelines;
    private final Clock clock;

    PresenceController(DeviceFinder devices, PresenceTimelines timelines, Clock clock) {
        this.devices = devices;
        this.timelines = timelines;
        this.clock = clock;
    }

    @Refuses({ProblemType.INVALID_PARAMETER, ProblemType.UNKNOWN_SITE, ProblemType.UNKNOWN_DEVICE})
    @GetMapping("/api/v1/sites/{site}/devices/{device}/presence")
    PresenceTimeline presence(
            @PathVariable SiteId site,
            @PathVariable DeviceId device,
            @RequestParam(required = false) @Nullable LocationName location,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = PageLimit.DEFAULT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        TimelineRange range = TimelineRange.parse(from, to, clock);
        Cursor after = Cursor.parse(cursor);
        int most = PageLimit.of(limit);
        DeviceView found = devices.require(site, location, device);
        return timelines.of(found, range, after, most);
    }
}
