package io.tributary.dashboard.page;

import io.tributary.dashboard.access.ForOperators;
import io.tributary.dashboard.access.ForViewers;
import io.tributary.dashboard.audit.CurrentActor;
import io.tributary.dashboard.command.CommandDesk;
import io.tributary.dashboard.command.CommandFilter;
import io.tributary.dashboard.command.CommandFilters;
import io.tributary.dashboard.command.CommandHistory;
import io.tributary.dashboard.command.CommandRequest;
import io.tributary.dashboard.command.ShownState;
import io.tributary.dashboard.device.SiteViews;
import io.tributary.dashboard.live.ActuatorKey;
import io.tributary.dashboard.paging.Cursor;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
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
    private final CommandFilters filters;
    private final CommandHistory commands;
    private final CommandDesk desk;
    private final CurrentActor actors;

    CommandPages(
            PageFrame frame,
            SiteViews sites,
            CommandFilters filters,
            CommandHistory commands,
            CommandDesk desk,
            CurrentActor actors) {
        this.frame = frame;
        this.sites = sites;
        this.filters = filters;
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
            @RequestParam(defaultValue = "") String device,
            @RequestParam(defaultValue = "") List<String> state,
            @RequestParam(defaultValue = "") String createdBy,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        frame.fill(model, site, "commands");
        CommandFilter filter =
                filters.of(
                        site,
                        Chosen.name("target", location(target), LocationName::of),
                        Chosen.name("target", actuator(target), ActuatorName::of),
                        Chosen.name("device", device, DeviceId::of),
                        Chosen.name("createdBy", createdBy, Function.identity()),
                        ShownState.CHOICES.parse(state));
        model.addAttribute(
                "list",
                list(site, target, device)
                        .with("state", String.join(",", state))
                        .with("createdBy", createdBy));
        model.addAttribute("location", filter.location());
        model.addAttribute("actuators", sites.actuators(site));
        model.addAttribute("titles", sites.titles(site));
        model.addAttribute("states", StateChoice.all(String.join(",", state)));
        model.addAttribute("cursor", cursor);
        model.addAttribute("page", commands.page(filter, Cursor.parse(cursor), ROWS));
        return "commands";
    }

    /**
     * The same value to the same actuator, as a command of its own. It leads to the newest of the
     * list, whatever their state: the new one is among them.
     */
    @ForOperators
    @PostMapping("/sites/{site}/commands/{id}/repeat")
    String repeat(
            @PathVariable SiteId site,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String target,
            @RequestParam(defaultValue = "") String device) {
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
        return "redirect:" + list(site, target, device);
    }

    private static ListAddress list(SiteId site, String target, String device) {
        return new ListAddress("/sites/" + site + "/commands")
                .with("target", target)
                .with("device", device);
    }

    private static String location(String target) {
        int slash = target.indexOf('/');
        return slash < 0 ? target : target.substring(0, slash);
    }

    private static String actuator(String target) {
        int slash = target.indexOf('/');
        return slash < 0 ? "" : target.substring(slash + 1);
    }
}
