package io.tributary.dashboard.device.web;

import io.tributary.dashboard.access.ForViewers;
import io.tributary.dashboard.device.SiteSummary;
import io.tributary.dashboard.device.SiteView;
import io.tributary.dashboard.device.SiteViews;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.dashboard.problem.Refuses;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.site.SiteModel;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sites: model and presence. */
@ForViewers
@RestController
@RequestMapping("/api/v1/sites")
class SitesController {

    private final SiteViews sites;

    SitesController(SiteViews sites) {
        this.sites = sites;
    }

    @GetMapping
    Items<SiteSummary> sites() {
        return new Items<>(sites.all());
    }

    @Refuses({ProblemType.INVALID_PARAMETER, ProblemType.UNKNOWN_SITE})
    @GetMapping("/{site}")
    SiteView site(@PathVariable SiteId site) {
        return sites.site(site);
    }

    @Refuses({ProblemType.INVALID_PARAMETER, ProblemType.UNKNOWN_SITE})
    @GetMapping("/{site}/model")
    SiteModel model(@PathVariable SiteId site) {
        return sites.model(site);
    }
}
