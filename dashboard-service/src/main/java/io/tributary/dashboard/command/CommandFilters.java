package io.tributary.dashboard.command;

import io.tributary.dashboard.live.ActuatorKey;
import io.tributary.dashboard.live.Loading;
import io.tributary.dashboard.live.Sites;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.site.Location;
import io.tributary.topology.site.SiteModel;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what people ask for into what can be told of a command by itself. */
@Component
public class CommandFilters {

    private final Sites sites;
    private final Loading loading;
    private final Clock clock;

    CommandFilters(Sites sites, Loading loading, Clock clock) {
        this.sites = sites;
        this.loading = loading;
        this.clock = clock;
    }

    /**
     * The filter as of now.
     *
     * @param device only commands to its actuators, by the present site model; null for all
     * @param createdBy only those that this user asked for; null for all
     * @param states as they are shown; empty for all
     * @throws ApiProblemException when there is no such site
     * @throws io.tributary.dashboard.availability.DependencyAwayException while nothing is known
     */
    public CommandFilter of(
            SiteId site,
            @Nullable LocationName location,
            @Nullable ActuatorName actuator,
            @Nullable DeviceId device,
            @Nullable String createdBy,
            Set<ShownState> states) {
        loading.require();
        if (!sites.known().contains(site)) {
            throw new ApiProblemException(
                            ProblemType.UNKNOWN_SITE,
                            "Nothing was ever heard of a site %s.".formatted(site))
                    .with("sites", sites.known().stream().map(SiteId::value).toList());
        }
        return new CommandFilter(
                site,
                location,
                actuator,
                device == null ? Optional.empty() : Optional.of(actuatorsOf(site, device)),
                createdBy,
                states,
                sites.isReachable(site) ? null : clock.instant());
    }

    private Set<ActuatorKey> actuatorsOf(SiteId site, DeviceId device) {
        return sites.model(site).map(SiteModel::locations).orElse(List.of()).stream()
                .flatMap(location -> actuatorsOf(site, location, device))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<ActuatorKey> actuatorsOf(
            SiteId site, Location location, DeviceId device) {
        return location.actuators().stream()
                .filter(actuator -> device.equals(actuator.device()))
                .map(actuator -> new ActuatorKey(site, location.name(), actuator.name()));
    }
}
