package io.tributary.dashboard.page;

import io.tributary.dashboard.command.CommandFilter;
import io.tributary.dashboard.command.CommandHistory;
import io.tributary.dashboard.device.SiteSummary;
import io.tributary.dashboard.device.SiteViews;
import io.tributary.dashboard.paging.Cursor;
import io.tributary.dashboard.rejection.RejectionFilter;
import io.tributary.dashboard.rejection.Rejections;
import io.tributary.dashboard.rejection.ReplayDesk;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages. */
@Controller
class PageController {

    private static final int ROWS = 50;

    private final PageFrame frame;
    private final SiteViews sites;
    private final CommandHistory commands;
    private final Rejections rejections;
    private final ReplayDesk desk;

    PageController(
            PageFrame frame,
            SiteViews sites,
            CommandHistory commands,
            Rejections rejections,
            ReplayDesk desk) {
        this.frame = frame;
        this.sites = sites;
        this.commands = commands;
        this.rejections = rejections;
        this.desk = desk;
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
        model.addAttribute("site", sites.site(site));
        return "home";
    }

    @GetMapping("/sites/{site}/locations/{location}")
    String location(@PathVariable SiteId site, @PathVariable LocationName location, Model model) {
        frame.fill(model, site, "home");
        model.addAttribute("location", sites.location(site, location));
        return "location";
    }

    @GetMapping("/sites/{site}/commands")
    String commands(
            @PathVariable SiteId site,
            @RequestParam(required = false) @Nullable LocationName location,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        frame.fill(model, site, "commands");
        model.addAttribute("titles", sites.titles(site));
        model.addAttribute("first", cursor == null);
        model.addAttribute(
                "page",
                commands.page(new CommandFilter(site, location, null), Cursor.parse(cursor), ROWS));
        return "commands";
    }

    @GetMapping("/sites/{site}/rejected")
    String rejected(
            @PathVariable SiteId site,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        frame.fill(model, site, "rejected");
        model.addAttribute("first", cursor == null);
        model.addAttribute(
                "page",
                rejections
                        .page(new RejectionFilter(site, null, null), Cursor.parse(cursor), ROWS)
                        .map(RejectionRow::of));
        return "rejected";
    }

    @PostMapping("/sites/{site}/rejected/{id}/replay")
    String replay(@PathVariable SiteId site, @PathVariable UUID id, Principal user) {
        sites.require(site);
        desk.replay(site, id, user.getName());
        return "redirect:/sites/" + site + "/rejected";
    }
}
