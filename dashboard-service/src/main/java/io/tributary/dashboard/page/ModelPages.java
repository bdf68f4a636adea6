package io.tributary.dashboard.page;

import io.tributary.dashboard.access.ForViewers;
import io.tributary.dashboard.device.SiteView;
import io.tributary.dashboard.device.SiteViews;
import io.tributary.topology.name.SiteId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The model of a site as a tree, beside what sends without being in it. */
@ForViewers
@Controller
class ModelPages {

    /** Devices of a location, and discovered ones, that are shown; all are a page of their own. */
    private static final int MOST_DEVICES = 50;

    private final PageFrame frame;
    private final SiteViews sites;

    ModelPages(PageFrame frame, SiteViews sites) {
        this.frame = frame;
        this.sites = sites;
    }

    @GetMapping("/sites/{site}/model")
    String model(@PathVariable SiteId site, Model model) {
        frame.fill(model, site, "site");
        SiteView view = sites.site(site);
        model.addAttribute("site", view);
        model.addAttribute("most", MOST_DEVICES);
        model.addAttribute(
                "discovered",
                view.locations().stream()
                        .flatMap(location -> location.devices().stream())
                        .filter(device -> !device.inModel())
                        .toList());
        return "model";
    }
}
