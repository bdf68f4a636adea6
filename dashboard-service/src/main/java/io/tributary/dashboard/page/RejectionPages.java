package io.tributary.dashboard.page;

import io.tributary.dashboard.access.ForOperators;
import io.tributary.dashboard.access.ForViewers;
import io.tributary.dashboard.audit.CurrentActor;
import io.tributary.dashboard.device.SiteViews;
import io.tributary.dashboard.paging.Cursor;
import io.tributary.dashboard.rejection.RejectionFilter;
import io.tributary.dashboard.rejection.Rejections;
import io.tributary.dashboard.rejection.ReplayDesk;
import io.tributary.topology.name.SiteId;
import java.util.UUID;
import java.util.function.Function;
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
                new RejectionFilter(
                        site,
                        reason.isEmpty() ? null : RejectionFilter.REASONS.parse(reason),
                        Chosen.name("device", device, Function.identity()));
        model.addAttribute("list", list(site, reason, device));
        model.addAttribute("reasons", RejectionFilter.REASONS.allowed());
        model.addAttribute("cursor", cursor);
        model.addAttribute(
                "page", rejections.page(filter, Cursor.parse(cursor), ROWS).map(RejectionRow::of));
        return "rejected";
    }

    @ForOperators
    @PostMapping("/sites/{site}/rejected/{id}/replay")
    String replay(
            @PathVariable SiteId site,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String device) {
        sites.require(site);
        desk.replay(site, id, actors.get());
        return "redirect:" + list(site, reason, device);
    }

    private static ListAddress list(SiteId site, String reason, String device) {
        return new ListAddress("/sites/" + site + "/rejected")
                .with("reason", reason)
                .with("device", device);
    }
}
