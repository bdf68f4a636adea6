package io.tributary.dashboard.device;

import io.tributary.dashboard.availability.Availability;
import io.tributary.dashboard.live.ActuatorKey;
import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.live.Loading;
import io.tributary.dashboard.live.SiteBacklog;
import io.tributary.dashboard.live.Sites;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.presence.Heartbeat;
import io.tributary.topology.site.Device;
import io.tributary.topology.site.Location;
import io.tributary.topology.site.SiteModel;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts sites and locations together. */
@Component
public class SiteViews {

    private static final SequencedSet<ActuatorKey> NONE =
            Collections.unmodifiableSequencedSet(new LinkedHashSet<>());

    private final Sites sites;
    private final SiteMembers members;
    private final DeviceViews devices;
    private final ActuatorViews actuators;
    private final Loading loading;
    private final Availability availability;
    private final Clock clock;

    SiteViews(
            Sites sites,
            SiteMembers members,
            DeviceViews devices,
            ActuatorViews actuators,
            Loading loading,
            Availability availability,
            Clock clock) {
        this.sites = sites;
        this.members = members;
        this.devices = devices;
        this.actuators = actuators;
        this.loading = loading;
        this.availability = availability;
        this.clock = clock;
    }

    /**
     * Every site.
     *
     * @throws io.tributary.dashboard.availability.DependencyAwayException while nothing is known
     */
    public List<SiteSummary> all() {
        loading.require();
        return sites.known().stream().map(this::summary).toList();
    }

    /**
     * Fails unless there is such a site.
     *
     * @throws io.tributary.dashboard.availability.DependencyAwayException while nothing is known
     */
    public void require(SiteId site) {
        loading.require();
        if (!sites.known().contains(site)) {
            throw new ApiProblemException(
                            ProblemType.UNKNOWN_SITE,
                            "Nothing was ever heard of a site %s.".formatted(site))
                    .with("sites", sites.known().stream().map(SiteId::value).toList());
        }
    }

    /**
     * The site's model as its gateway published it.
     *
     * @throws ApiProblemException when there is no such site, or it has not told its model
     */
    public SiteModel model(SiteId site) {
        require(site);
        return sites.model(site)
                .orElseThrow(
                        () ->
                                new ApiProblemException(
                                        ProblemType.UNKNOWN_SITE,
                                        "Site %s gave a sign of life, but has not told its model."
                                                .formatted(site)));
    }

    /** Everything in the site. */
    public SiteView site(SiteId site) {
        require(site);
        Optional<SiteModel> model = sites.model(site);
        Optional<Heartbeat> heartbeat = sites.heartbeat(site);
        return new SiteView(
                site,
                title(site),
                model.map(SiteModel::zone).map(ZoneId::getId).orElse(null),
                model.map(SiteModel::strict).orElse(null),
                model.map(SiteModel::revision).orElse(null),
                sites.isReachable(site),
                sites.lastHeartbeatAt(site).orElse(null),
                heartbeat.map(this::age).orElse(null),
                heartbeat.map(Heartbeat::backlogBytes).orElse(null),
                heartbeat.map(SiteBacklog::of).orElse(null),
                locations(site),
                availability.outages());
    }

    /** One site among others. */
    public SiteSummary summary(SiteId site) {
        Optional<SiteModel> model = sites.model(site);
        Optional<Heartbeat> heartbeat = sites.heartbeat(site);
        return new SiteSummary(
                site,
                title(site),
                model.map(SiteModel::zone).map(ZoneId::getId).orElse(null),
                model.map(SiteModel::revision).orElse(null),
                sites.isReachable(site),
                sites.lastHeartbeatAt(site).orElse(null),
                heartbeat.map(this::age).orElse(null),
                heartbeat.map(Heartbeat::backlogBytes).orElse(null),
                heartbeat.map(SiteBacklog::of).orElse(null),
                members.locations(site));
    }

    /** Everything in one location. */
    public LocationView location(SiteId site, LocationName location) {
        require(site);
        if (!members.locations(site).contains(location)) {
            throw new ApiProblemException(
                            ProblemType.UNKNOWN_LOCATION,
                            "Site %s has no location %s.".formatted(site, location))
                    .with(
                            "locations",
                            members.locations(site).stream().map(LocationName::value).toList());
        }
        return view(
                site,
                location,
                members.devices(site, location),
                actuators(site).getOrDefault(location, NONE));
    }

    /** The titles of the site's locations, as far as its model knows them. */
    public Map<LocationName, String> titles(SiteId site) {
        return sites.model(site).map(SiteModel::locations).stream()
                .flatMap(List::stream)
                .collect(Collectors.toMap(Location::name, Location::title));
    }

    /** The actuators of the site by location, those of its model first. */
    public SequencedMap<LocationName, SequencedSet<ActuatorKey>> actuators(SiteId site) {
        return members.actuators(site);
    }

    private List<LocationView> locations(SiteId site) {
        Map<LocationName, SequencedSet<ActuatorKey>> operated = actuators(site);
        return members.devices(site).entrySet().stream()
                .map(
                        each ->
                                view(
                                        site,
                                        each.getKey(),
                                        each.getValue(),
                                        operated.getOrDefault(each.getKey(), NONE)))
                .toList();
    }

    private LocationView view(
            SiteId site,
            LocationName name,
            Map<DeviceKey, Optional<Device>> there,
            SequencedSet<ActuatorKey> operated) {
        Optional<Location> model = sites.model(site).flatMap(known -> known.location(name));
        return new LocationView(
                name,
                model.map(Location::title).orElse(name.value()),
                model.isPresent(),
                there.entrySet().stream()
                        .map(each -> devices.facts(each.getKey(), each.getValue().orElse(null)))
                        .filter(DeviceFacts::exists)
                        .map(devices::view)
                        .toList(),
                operated.stream().flatMap(key -> actuators.find(key).stream()).toList());
    }

    /** The clock of the site may be a little ahead. */
    private Duration age(Heartbeat heartbeat) {
        Duration age = Duration.between(heartbeat.at(), clock.instant());
        return age.isNegative() ? Duration.ZERO : age.truncatedTo(ChronoUnit.MILLIS);
    }

    private String title(SiteId site) {
        return sites.model(site).map(SiteModel::title).orElse(site.value());
    }
}
