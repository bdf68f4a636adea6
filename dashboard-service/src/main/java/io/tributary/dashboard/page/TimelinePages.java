package io.tributary.dashboard.page;

import io.tributary.dashboard.access.ForViewers;
import io.tributary.dashboard.device.DeviceFinder;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The part of a device's page that shows its presence over time, for the page's script. */
@ForViewers
@Controller
class TimelinePages {

    private final PageFrame frame;
    private final DeviceFinder devices;
    private final Timelines timelines;

    TimelinePages(PageFrame frame, DeviceFinder devices, Timelines timelines) {
        this.frame = frame;
        this.devices = devices;
        this.timelines = timelines;
    }

    @GetMapping("/sites/{site}/locations/{location}/devices/{device}/presence")
    String timeline(
            @PathVariable SiteId site,
            @PathVariable LocationName location,
            @PathVariable DeviceId device,
            @RequestParam(defaultValue = "P1D") String presence,
            Model model) {
        frame.fill(model, site, "devices");
        timelines.addTo(model, devices.require(site, location, device), presence);
        return "timeline :: timeline";
    }
}
