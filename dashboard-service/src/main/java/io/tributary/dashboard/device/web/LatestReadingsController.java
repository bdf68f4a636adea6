package io.tributary.dashboard.device.web;

import io.tributary.dashboard.device.DeviceFinder;
import io.tributary.dashboard.device.ReadingView;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The newest value per device and element. */
@RestController
class LatestReadingsController {

    private final DeviceFinder devices;

    LatestReadingsController(DeviceFinder devices) {
        this.devices = devices;
    }

    @GetMapping("/api/v1/sites/{site}/readings/latest")
    Items<ReadingView> latest(
            @PathVariable SiteId site,
            @RequestParam(required = false) @Nullable LocationName location,
            @RequestParam(required = false) @Nullable DeviceId device) {
        return new Items<>(
                devices.all(site, location, device).stream()
                        .flatMap(found -> found.readings().stream())
                        .toList());
    }
}
