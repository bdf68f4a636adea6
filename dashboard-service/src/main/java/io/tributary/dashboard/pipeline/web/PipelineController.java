package io.tributary.dashboard.pipeline.web;

import io.tributary.dashboard.access.ForViewers;
import io.tributary.dashboard.device.SiteViews;
import io.tributary.dashboard.pipeline.PipelineView;
import io.tributary.dashboard.pipeline.PipelineViews;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.dashboard.problem.Refuses;
import io.tributary.topology.name.SiteId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** How a site's readings flow. */
@ForViewers
@RestController
class PipelineController {

    private final SiteViews sites;
    private final PipelineViews pipeline;

    PipelineController(SiteViews sites, PipelineViews pipeline) {
        this.sites = sites;
        this.pipeline = pipeline;
    }

    @Refuses({ProblemType.INVALID_PARAMETER, ProblemType.UNKNOWN_SITE})
    @GetMapping("/api/v1/sites/{site}/pipeline")
    PipelineView pipeline(@PathVariable SiteId site) {
        sites.require(site);
        return pipeline.of(site);
    }
}
