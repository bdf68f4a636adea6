package io.tributary.dashboard.page;

import io.tributary.dashboard.access.ForViewers;
import io.tributary.dashboard.device.HomeSelection;
import io.tributary.dashboard.device.LocationView;
import io.tributary.dashboard.device.ShownPresence;
import io.tributary.dashboard.device.SiteSummary;
import io.tributary.dashboard.device.SiteView;
import io.tributary.dashboard.device.SiteViews;
import io.tributary.topology.name.SiteId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The start, and the home page of a site. */
@ForViewers
@Controller
class HomePages {

    private final PageFrame frame;
    private final SiteViews sites;
    private final HomeSelection selection;

    HomePages(PageFrame frame, SiteViews sites, HomeSelection selection) {
        this.frame = frame;
        this.sites = sites;
        this.selection = selection;
    }

    @GetMapping("/")
    String start(Model model) {
        List<SiteSummary> all = frame.sites();
        if (!all.isEmpty()) {
            return "redirect:/sites/" + all.getFirst().site();
        }
        frame.fill(model);
        return "empty";
    }

    @GetMapping("/sites/{site}")
    String home(@PathVariable SiteId site, Model model) {
        frame.fill(model, site, "home");
        SiteView view = sites.site(site);
        model.addAttribute("site", view);
        model.addAttribute("counts", counts(view.locations()));
        model.addAttribute("most", selection.mostOfALocation(site));
        return "home";
    }

    private static Map<ShownPresence, Long> counts(List<LocationView> locations) {
        Map<ShownPresence, Long> counts = new EnumMap<>(ShownPresence.class);
        for (ShownPresence presence : ShownPresence.values()) {
            counts.put(presence, 0L);
        }
        locations.stream()
                .flatMap(location -> location.devices().stream())
                .forEach(device -> counts.merge(device.presence(), 1L, Long::sum));
        return counts;
    }
}
