package io.tributary.dashboard.page;

import io.tributary.dashboard.access.ForViewers;
import io.tributary.dashboard.pipeline.Advice;
import io.tributary.dashboard.pipeline.PipelineView;
import io.tributary.dashboard.pipeline.PipelineViews;
import io.tributary.dashboard.pipeline.State;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.rejection.RejectionReason;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** How a site's readings flow, as a picture. */
@ForViewers
@Controller
class PipelinePages {

    private final PageFrame frame;
    private final PipelineViews pipeline;

    PipelinePages(PageFrame frame, PipelineViews pipeline) {
        this.frame = frame;
        this.pipeline = pipeline;
    }

    @GetMapping("/sites/{site}/pipeline")
    String pipeline(@PathVariable SiteId site, HttpServletRequest request, Model model) {
        frame.fill(model, site, "pipeline");
        model.addAttribute("view", pipeline.of(site));
        model.addAttribute("figures", new PipelineFigures(request.getLocale()));
        model.addAttribute("parts", PipelineView.PARTS);
        model.addAttribute("reasons", RejectionReason.values());
        model.addAttribute("states", State.values());
        model.addAttribute("advices", Advice.values());
        return "pipeline";
    }
}
