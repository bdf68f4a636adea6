package io.tributary.dashboard.device.web;

import io.tributary.dashboard.device.DeviceFinder;
import io.tributary.dashboard.device.DeviceView;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Devices: presence, facts and newest values. */
@RestController
@RequestMapping("/api/v1/sites/{site}/devices")
class DevicesController {

    private final DeviceFinder devices;

    DevicesController(DeviceFinder devices) {
        this.devices = devices;
    }

    @GetMapping
    Items<DeviceView> all(
            @PathVariable SiteId site,
            @RequestParam(required = false) @Nullable LocationName location) {
        return new Items<>(devices.all(site, location, null));
    }

    /** A device that was moved is that of the location it was last seen at. */
    @GetMapping("/{device}")
    DeviceView one(
            @PathVariable SiteId site,
            @PathVariable DeviceId device,
            @RequestParam(required = false) @Nullable LocationName location) {
        return devices.all(site, location, device).stream()
                .max(DeviceFinder.LAST_SEEN)
                .orElseThrow(
                        () ->
                                new ApiProblemException(
                                        ProblemType.UNKNOWN_DEVICE,
                                        "Device %s is neither in the model of site %s nor was it ever heard of."
                                                .formatted(device, site)));
    }
}
