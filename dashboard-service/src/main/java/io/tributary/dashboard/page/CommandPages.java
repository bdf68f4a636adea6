package io.tributary.dashboard.page;

import io.tributary.dashboard.access.ForOperators;
import io.tributary.dashboard.access.ForViewers;
import io.tributary.dashboard.audit.CurrentActor;
import io.tributary.dashboard.command.CommandDesk;
import io.tributary.dashboard.command.CommandFilter;
import io.tributary.dashboard.command.CommandHistory;
import io.tributary.dashboard.command.CommandRequest;
import io.tributary.dashboard.device.SiteViews;
import io.tributary.dashboard.live.ActuatorKey;
import io.tributary.dashboard.paging.Cursor;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The commands of a site, and asking for one again. */
@ForViewers
@Controller
class CommandPages {

    private static final int ROWS = 50;

    private final PageFrame frame;
    private final SiteViews sites;
    private final CommandHistory commands;
    private final CommandDesk desk;
    private final CurrentActor actors;

    CommandPages(
            PageFrame frame,
            SiteViews sites,
            CommandHistory commands,
            CommandDesk desk,
            CurrentActor actors) {
        this.frame = frame;
        this.sites = sites;
        this.commands = commands;
        this.desk = desk;
        this.actors = actors;
    }

    /**
     * @param target a location, or a location and an actuator with a slash between; all where empty
     */
    @GetMapping("/sites/{site}/commands")
    String commands(
            @PathVariable SiteId site,
            @RequestParam(defaultValue = "") String target,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        frame.fill(model, site, "commands");
        model.addAttribute("site", sites.site(site));
        model.addAttribute("titles", sites.titles(site));
        model.addAttribute("target", target);
        model.addAttribute("cursor", cursor);
        model.addAttribute("page", commands.page(filter(site, target), Cursor.parse(cursor), ROWS));
        return "commands";
    }

    /** The same value to the same actuator, as a command of its own. */
    @ForOperators
    @PostMapping("/sites/{site}/commands/{id}/repeat")
    String repeat(@PathVariable SiteId site, @PathVariable UUID id) {
        CommandStatus old =
                desk.find(new CommandId(id))
                        .filter(status -> status.site().equals(site))
                        .orElseThrow(
                                () ->
                                        new ApiProblemException(
                                                ProblemType.UNKNOWN_COMMAND,
                                                "Site %s was never given a command of this id."
                                                        .formatted(site)));
        desk.submit(
                new CommandRequest(
                        new ActuatorKey(
                                site,
                                Objects.requireNonNull(old.location()),
                                Objects.requireNonNull(old.actuator())),
                        Objects.requireNonNull(old.value()),
                        null,
                        actors.get(),
                        null));
        return "redirect:/sites/" + site + "/commands";
    }

    private static CommandFilter filter(SiteId site, String target) {
        if (target.isEmpty()) {
            return new CommandFilter(site, null, null);
        }
        int slash = target.indexOf('/');
        try {
            return slash < 0
                    ? new CommandFilter(site, LocationName.of(target), null)
                    : new CommandFilter(
                            site,
                            LocationName.of(target.substring(0, slash)),
                            ActuatorName.of(target.substring(slash + 1)));
        } catch (IllegalArgumentException e) {
            throw ApiProblemException.parameter("target", "is no name of an actuator");
        }
    }
}
