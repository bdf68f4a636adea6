package io.tributary.dashboard.page;

import io.tributary.dashboard.access.ForViewers;
import io.tributary.dashboard.device.DeviceFinder;
import io.tributary.dashboard.device.SiteViews;
import io.tributary.topology.name.SiteId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The devices of a site, to search, filter and sort; made for ten thousand. */
@ForViewers
@Controller
class DevicePages {

    private final PageFrame frame;
    private final SiteViews sites;
    private final DeviceFinder devices;

    DevicePages(PageFrame frame, SiteViews sites, DeviceFinder devices) {
        this.frame = frame;
        this.sites = sites;
        this.devices = devices;
    }

    @GetMapping("/sites/{site}/devices")
    String devices(
            @PathVariable SiteId site,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String presence,
            @RequestParam(defaultValue = "") String location,
            @RequestParam(defaultValue = "device") String sort,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        frame.fill(model, site, "devices");
        DeviceQuery query = new DeviceQuery(q, presence, location, sort, page);
        model.addAttribute("query", query);
        model.addAttribute("presences", DeviceQuery.presences());
        model.addAttribute("titles", sites.titles(site));
        model.addAttribute("found", query.of(devices.all(site, null, null)));
        return "devices";
    }
}
