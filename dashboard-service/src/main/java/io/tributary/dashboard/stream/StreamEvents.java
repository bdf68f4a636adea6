package io.tributary.dashboard.stream;

import io.tributary.dashboard.availability.Availability;
import io.tributary.dashboard.command.CommandViews;
import io.tributary.dashboard.command.Commands;
import io.tributary.dashboard.device.ActuatorView;
import io.tributary.dashboard.device.ActuatorViews;
import io.tributary.dashboard.device.DeviceFinder;
import io.tributary.dashboard.device.DeviceView;
import io.tributary.dashboard.device.DeviceViews;
import io.tributary.dashboard.device.LocationView;
import io.tributary.dashboard.device.ReadingView;
import io.tributary.dashboard.device.SiteSummary;
import io.tributary.dashboard.device.SiteView;
import io.tributary.dashboard.device.SiteViews;
import io.tributary.dashboard.live.Change;
import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.live.Readings;
import io.tributary.dashboard.pipeline.PipelineViews;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns changes into what clients are told: always the state at the time of telling. */
@Component
class StreamEvents {

    private final SiteViews sites;
    private final DeviceFinder finder;
    private final DeviceViews devices;
    private final ActuatorViews actuators;
    private final Readings readings;
    private final Commands commands;
    private final CommandViews commandViews;
    private final PipelineViews pipeline;
    private final Availability availability;
    private final Clock clock;

    StreamEvents(
            SiteViews sites,
            DeviceFinder finder,
            DeviceViews devices,
            ActuatorViews actuators,
            Readings readings,
            Commands commands,
            CommandViews commandViews,
            PipelineViews pipeline,
            Availability availability,
            Clock clock) {
        this.sites = sites;
        this.finder = finder;
        this.devices = devices;
        this.actuators = actuators;
        this.readings = readings;
        this.commands = commands;
        this.commandViews = commandViews;
        this.pipeline = pipeline;
        this.availability = availability;
        this.clock = clock;
    }

    /** What to tell first, and instead of changes that were missed. */
    Stream<StreamEvent> first(Interest interest) {
        return switch (interest) {
            case Interest.Everything all ->
                    Stream.of(snapshot(all.site(), all.location(), device -> true));
            case Interest.Home home -> Stream.of(snapshot(home.site(), null, home.shown()));
            case Interest.Flow flow -> Stream.of(service(), pipeline(flow.site()));
            case Interest.OfList list -> Stream.of(service(), isOld(list, true));
        };
    }

    /** That the list is another. */
    StreamEvent isOld(Interest.OfList interest, boolean shown) {
        return new StreamEvent(
                "list", new ListEvent(interest.site(), interest.list(), clock.instant(), shown));
    }

    /**
     * What to tell of the change, if there is anything left to tell of.
     *
     * @param location where a change is one of all devices, only of those there; null for all
     */
    Stream<StreamEvent> of(Change change, @Nullable LocationName location) {
        return switch (change) {
            case Change.ReadingChanged reading ->
                    readings.find(reading.device(), reading.element()).stream()
                            .map(found -> new StreamEvent("reading", ReadingView.of(found)));
            case Change.DeviceChanged device ->
                    devices.find(device.device()).stream().map(StreamEvents::presence);
            case Change.ReachabilityChanged site ->
                    Stream.concat(
                            Stream.of(reachability(site.changed())),
                            finder.all(site.changed(), location, null).stream()
                                    .map(StreamEvents::presence));
            case Change.ActuatorChanged actuator ->
                    actuators.find(actuator.actuator()).stream()
                            .map(view -> new StreamEvent("actuator", ActuatorEvent.of(view)));
            case Change.CommandChanged command ->
                    commands.find(command.command()).stream()
                            .map(status -> new StreamEvent("command", commandViews.of(status)));
            case Change.HeartbeatCame site -> Stream.of(backlog(site.changed()));
            case Change.PipelineMeasured site -> Stream.of(pipeline(site.measured()));
            case Change.AvailabilityChanged ignored -> Stream.of(service());
            // Told by a snapshot.
            case Change.SiteChanged ignored -> Stream.empty();
            // Told to those alone who look at the list of them.
            case Change.RejectionsChanged ignored -> Stream.empty();
            case Change.CredentialsChanged ignored -> Stream.empty();
        };
    }

    private static StreamEvent presence(DeviceView device) {
        return new StreamEvent("presence", PresenceEvent.of(device));
    }

    private StreamEvent reachability(SiteId site) {
        SiteSummary summary = sites.summary(site);
        return new StreamEvent(
                "reachability",
                new ReachabilityEvent(site, summary.reachable(), summary.lastHeartbeatAt()));
    }

    private StreamEvent backlog(SiteId site) {
        SiteSummary summary = sites.summary(site);
        return new StreamEvent(
                "backlog", new BacklogEvent(site, summary.lastHeartbeatAt(), summary.backlog()));
    }

    private StreamEvent pipeline(SiteId site) {
        return new StreamEvent("pipeline", pipeline.of(site));
    }

    /** Which servers are away. */
    StreamEvent service() {
        return new StreamEvent("service", Map.of("missing", availability.outages()));
    }

    private static DeviceKey key(DeviceView device) {
        return new DeviceKey(device.site(), device.location(), device.device());
    }

    /** Everything that is shown as it stands now. */
    private StreamEvent snapshot(
            SiteId site, @Nullable LocationName location, Predicate<DeviceKey> shown) {
        SiteView view = sites.site(site);
        List<LocationView> locations =
                view.locations().stream()
                        .filter(each -> location == null || each.location().equals(location))
                        .toList();
        List<DeviceView> found =
                locations.stream()
                        .flatMap(each -> each.devices().stream())
                        .filter(device -> shown.test(key(device)))
                        .toList();
        List<ActuatorView> operated =
                locations.stream().flatMap(each -> each.actuators().stream()).toList();
        return new StreamEvent(
                "snapshot",
                new Snapshot(
                        site,
                        location,
                        view.revision(),
                        clock.instant(),
                        view.reachable(),
                        view.lastHeartbeatAt(),
                        found.stream().map(PresenceEvent::of).toList(),
                        Snapshot.readings(found),
                        operated.stream().map(ActuatorEvent::of).toList(),
                        Snapshot.commands(operated),
                        view.missing()));
    }
}
