package io.tributary.dashboard.page;

import io.tributary.dashboard.access.ForViewers;
import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.command.CommandFilter;
import io.tributary.dashboard.command.CommandHistory;
import io.tributary.dashboard.command.CommandView;
import io.tributary.dashboard.credential.AccountKey;
import io.tributary.dashboard.credential.Credentials;
import io.tributary.dashboard.device.ActuatorView;
import io.tributary.dashboard.device.DeviceView;
import io.tributary.dashboard.device.LocationView;
import io.tributary.dashboard.device.SiteViews;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.dashboard.rejection.RejectionFilter;
import io.tributary.dashboard.rejection.Rejections;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A location, and a device in it: what is now, what was, what was asked and what was refused. */
@ForViewers
@Controller
class LocationPages {

    private static final int LAST = 5;

    private final PageFrame frame;
    private final SiteViews sites;
    private final CommandHistory commands;
    private final Rejections rejections;
    private final Timelines timelines;
    private final Credentials credentials;

    LocationPages(
            PageFrame frame,
            SiteViews sites,
            CommandHistory commands,
            Rejections rejections,
            Timelines timelines,
            Credentials credentials) {
        this.frame = frame;
        this.sites = sites;
        this.commands = commands;
        this.rejections = rejections;
        this.timelines = timelines;
        this.credentials = credentials;
    }

    @GetMapping("/sites/{site}/locations/{location}")
    String location(@PathVariable SiteId site, @PathVariable LocationName location, Model model) {
        frame.fill(model, site, "home");
        LocationView view = sites.location(site, location);
        model.addAttribute("location", view);
        model.addAttribute("titles", sites.titles(site));
        model.addAttribute("charted", Charted.of(view.devices()));
        model.addAttribute(
                "commands",
                commands.page(new CommandFilter(site, location, null), null, LAST).items());
        return "location";
    }

    @GetMapping("/sites/{site}/locations/{location}/devices/{device}")
    String device(
            @PathVariable SiteId site,
            @PathVariable LocationName location,
            @PathVariable DeviceId device,
            @RequestParam(defaultValue = "P1D") String presence,
            Model model) {
        frame.fill(model, site, "devices");
        LocationView place = sites.location(site, location);
        DeviceView view = find(place, device);
        List<ActuatorView> actuators =
                place.actuators().stream().filter(each -> device.equals(each.device())).toList();
        model.addAttribute("location", place);
        model.addAttribute("titles", sites.titles(site));
        model.addAttribute("device", view);
        model.addAttribute("actuators", actuators);
        model.addAttribute("charted", Charted.of(List.of(view)));
        model.addAttribute("commands", last(actuators));
        model.addAttribute(
                "credential", credentials.find(new AccountKey(site, device)).orElse(null));
        timelines.addTo(model, view, presence);
        addRejections(model, site, device);
        return "device";
    }

    private static DeviceView find(LocationView location, DeviceId device) {
        return location.devices().stream()
                .filter(each -> each.device().equals(device))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ApiProblemException(
                                        ProblemType.UNKNOWN_DEVICE,
                                        "Location %s has no device %s."
                                                .formatted(location.location(), device)));
    }

    private List<CommandView> last(List<ActuatorView> actuators) {
        Stream<CommandView> all =
                actuators.stream()
                        .map(
                                each ->
                                        new CommandFilter(
                                                each.site(), each.location(), each.actuator()))
                        .flatMap(filter -> commands.page(filter, null, LAST).items().stream());
        return all.sorted(Comparator.comparing(CommandView::createdAt).reversed())
                .limit(LAST)
                .toList();
    }

    /** The device is shown also while that is away which keeps rejections. */
    private void addRejections(Model model, SiteId site, DeviceId device) {
        try {
            RejectionFilter filter = new RejectionFilter(site, null, device.value());
            model.addAttribute("rejections", rejections.page(filter, null, LAST).items());
        } catch (DependencyAwayException e) {
            model.addAttribute("rejections", List.of());
            model.addAttribute("rejectionsAway", true);
        }
    }
}
