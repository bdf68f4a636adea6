package io.tributary.dashboard.page;

import io.tributary.dashboard.availability.Availability;
import io.tributary.dashboard.device.SiteSummary;
import io.tributary.dashboard.device.SiteViews;
import io.tributary.topology.name.SiteId;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What every page needs: the sites, the one shown, the servers that are away, and the words. */
@Component
class PageFrame {

    private final SiteViews sites;
    private final Availability availability;
    private final Display display;
    private final Controls controls;

    PageFrame(SiteViews sites, Availability availability, Display display, Controls controls) {
        this.sites = sites;
        this.availability = availability;
        this.display = display;
        this.controls = controls;
    }

    List<SiteSummary> sites() {
        return sites.all();
    }

    /**
     * @param tab which entry of the menu the page belongs to
     */
    void fill(Model model, SiteId site, String tab) {
        sites.require(site);
        model.addAttribute("summary", sites.summary(site));
        model.addAttribute("sites", sites.all());
        model.addAttribute("tab", tab);
        fill(model);
    }

    void fill(Model model) {
        model.addAttribute("missing", availability.outages());
        // As attributes: expressions within HTML attributes may not name beans.
        model.addAttribute("display", display);
        model.addAttribute("controls", controls);
    }
}
