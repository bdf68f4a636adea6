package io.tributary.dashboard.page;

import io.tributary.dashboard.access.ForOperators;
import io.tributary.dashboard.access.ForViewers;
import io.tributary.dashboard.audit.CurrentActor;
import io.tributary.dashboard.device.SiteViews;
import io.tributary.dashboard.paging.Cursor;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.rejection.RejectionFilter;
import io.tributary.dashboard.rejection.Rejections;
import io.tributary.dashboard.rejection.ReplayDesk;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.rejection.RejectionReason;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was refused, and feeding it in again. */
@ForViewers
@Controller
class RejectionPages {

    private static final int ROWS = 50;

    private final PageFrame frame;
    private final SiteViews sites;
    private final Rejections rejections;
    private final ReplayDesk desk;
    private final CurrentActor actors;

    RejectionPages(
            PageFrame frame,
            SiteViews sites,
            Rejections rejections,
            ReplayDesk desk,
            CurrentActor actors) {
        this.frame = frame;
        this.sites = sites;
        this.rejections = rejections;
        this.desk = desk;
        this.actors = actors;
    }

    @GetMapping("/sites/{site}/rejected")
    String rejected(
            @PathVariable SiteId site,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String device,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        frame.fill(model, site, "rejected");
        RejectionFilter filter =
                new RejectionFilter(site, parse(reason), device.isBlank() ? null : device.strip());
        model.addAttribute("reasons", RejectionReason.values());
        model.addAttribute("reason", reason);
        model.addAttribute("device", device.strip());
        model.addAttribute("cursor", cursor);
        model.addAttribute(
                "page", rejections.page(filter, Cursor.parse(cursor), ROWS).map(RejectionRow::of));
        return "rejected";
    }

    @ForOperators
    @PostMapping("/sites/{site}/rejected/{id}/replay")
    String replay(@PathVariable SiteId site, @PathVariable UUID id) {
        sites.require(site);
        desk.replay(site, id, actors.get());
        return "redirect:/sites/" + site + "/rejected";
    }

    private static @Nullable RejectionReason parse(String reason) {
        try {
            return reason.isEmpty() ? null : RejectionReason.of(reason);
        } catch (IllegalArgumentException e) {
            throw ApiProblemException.parameter("reason", "is none that is known");
        }
    }
}
