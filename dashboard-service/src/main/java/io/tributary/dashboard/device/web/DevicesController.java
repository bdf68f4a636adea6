package io.tributary.dashboard.device.web;

import io.tributary.dashboard.access.ForViewers;
import io.tributary.dashboard.device.DeviceFinder;
import io.tributary.dashboard.device.DeviceQuery;
import io.tributary.dashboard.device.DeviceSearch;
import io.tributary.dashboard.device.DeviceSort;
import io.tributary.dashboard.device.DeviceView;
import io.tributary.dashboard.device.ShownPresence;
import io.tributary.dashboard.paging.CountedPage;
import io.tributary.dashboard.paging.PageLimit;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.dashboard.problem.Refuses;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Devices: presence, facts and newest values. */
@ForViewers
@RestController
@RequestMapping("/api/v1/sites/{site}/devices")
class DevicesController {

    private final DeviceFinder devices;
    private final DeviceSearch search;

    DevicesController(DeviceFinder devices, DeviceSearch search) {
        this.devices = devices;
        this.search = search;
    }

    @Refuses({ProblemType.INVALID_PARAMETER, ProblemType.UNKNOWN_SITE})
    @GetMapping
    CountedPage<DeviceView> devices(
            @PathVariable SiteId site,
            @RequestParam(required = false) @Nullable LocationName location,
            @RequestParam(required = false) @Nullable List<String> presence,
            @RequestParam(name = "search", required = false) @Nullable String words,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(defaultValue = PageLimit.DEFAULT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        DeviceQuery query =
                new DeviceQuery(
                        site,
                        location,
                        words,
                        ShownPresence.CHOICES.parse(presence),
                        DeviceSort.parse(sort));
        return search.page(query, cursor, PageLimit.of(limit));
    }

    /** A device that was moved is that of the location it was last seen at. */
    @Refuses({ProblemType.INVALID_PARAMETER, ProblemType.UNKNOWN_SITE, ProblemType.UNKNOWN_DEVICE})
    @GetMapping("/{device}")
    DeviceView device(
            @PathVariable SiteId site,
            @PathVariable DeviceId device,
            @RequestParam(required = false) @Nullable LocationName location) {
        return devices.require(site, location, device);
    }
}
