package io.tributary.dashboard.device;

import io.tributary.dashboard.live.ActuatorKey;
import io.tributary.dashboard.live.Actuators;
import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.live.Devices;
import io.tributary.dashboard.live.Readings;
import io.tributary.dashboard.live.Sites;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.site.Device;
import io.tributary.topology.site.SiteModel;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What belongs to a site: first what its model names, in that order, then what was discovered, by
 * name. Found anew only when there is something else in it. Thread-safe.
 */
@Component
class SiteMembers {

    private static final SequencedMap<DeviceKey, Optional<Device>> NOBODY =
            Collections.unmodifiableSequencedMap(new LinkedHashMap<>());

    private final Map<SiteId, Known> known = new ConcurrentHashMap<>();
    private final Sites sites;
    private final Devices devices;
    private final Actuators actuators;
    private final Readings readings;

    public SiteMembers(Sites sites, Devices devices, Actuators actuators, Readings readings) {
        this.sites = sites;
        this.devices = devices;
        this.actuators = actuators;
        this.readings = readings;
    }

    /** The site's locations. */
    public List<LocationName> locations(SiteId site) {
        return of(site).locations();
    }

    /** The devices in the location, and what the model says of them. */
    public SequencedMap<DeviceKey, Optional<Device>> devices(SiteId site, LocationName location) {
        return of(site).devices().getOrDefault(location, NOBODY);
    }

    /** The same of the whole site, by location. */
    SequencedMap<LocationName, SequencedMap<DeviceKey, Optional<Device>>> devices(SiteId site) {
        return of(site).devices();
    }

    /** The actuators of the whole site by location; a location without is not in it. */
    public SequencedMap<LocationName, SequencedSet<ActuatorKey>> actuators(SiteId site) {
        return of(site).actuators();
    }

    private Membership of(SiteId site) {
        // Taken first: what comes meanwhile may be missing, and then they are others.
        Revisions now =
                new Revisions(
                        sites.model(site).orElse(null),
                        devices.revision(),
                        readings.revision(),
                        actuators.revision());
        Known before = known.get(site);
        if (before != null && before.revisions().equals(now)) {
            return before.members();
        }
        Membership fresh =
                Membership.of(
                        site,
                        now.model(),
                        Stream.concat(devices.keys().stream(), readings.devices().stream())
                                .filter(key -> key.site().equals(site))
                                .collect(Collectors.toSet()),
                        actuators.keys().stream()
                                .filter(key -> key.site().equals(site))
                                .collect(Collectors.toSet()));
        if (fresh.locations().isEmpty()) {
            known.remove(site);
        } else {
            known.put(site, new Known(now, fresh));
        }
        return fresh;
    }

    private record Revisions(
            @Nullable SiteModel model, long devices, long readings, long actuators) {}

    private record Known(Revisions revisions, Membership members) {}
}
