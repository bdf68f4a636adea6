package io.tributary.dashboard.page;

import io.tributary.dashboard.access.ForViewers;
import io.tributary.dashboard.device.DeviceQuery;
import io.tributary.dashboard.device.DeviceSearch;
import io.tributary.dashboard.device.DeviceSort;
import io.tributary.dashboard.device.ShownPresence;
import io.tributary.dashboard.device.SiteViews;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The devices of a site, to search, filter and sort; made for ten thousand. */
@ForViewers
@Controller
class DevicePages {

    private static final int ROWS = 50;

    private final PageFrame frame;
    private final SiteViews sites;
    private final DeviceSearch search;

    DevicePages(PageFrame frame, SiteViews sites, DeviceSearch search) {
        this.frame = frame;
        this.sites = sites;
        this.search = search;
    }

    @GetMapping("/sites/{site}/devices")
    String devices(
            @PathVariable SiteId site,
            @RequestParam(name = "search", defaultValue = "") String words,
            @RequestParam(defaultValue = "") List<String> presence,
            @RequestParam(defaultValue = "") String location,
            @RequestParam(defaultValue = "device") String sort,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        frame.fill(model, site, "devices");
        DeviceSort order = DeviceSort.parse(sort);
        DeviceQuery query =
                new DeviceQuery(
                        site,
                        Chosen.name("location", location, LocationName::of),
                        words,
                        ShownPresence.CHOICES.parse(presence),
                        order);
        ListAddress list =
                new ListAddress("/sites/" + site + "/devices")
                        .with("search", words)
                        .with("presence", String.join(",", presence))
                        .with("location", location)
                        .with("sort", order);
        model.addAttribute("list", list);
        model.addAttribute("columns", SortedColumn.of(order, list));
        model.addAttribute("presences", ShownPresence.CHOICES.allowed());
        model.addAttribute("titles", sites.titles(site));
        model.addAttribute("found", search.page(query, page, ROWS));
        return "devices";
    }
}
