package io.tributary.dashboard.device;

import io.tributary.dashboard.live.DeviceKey;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.site.Device;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Which devices the home page of a site shows: the first of each location, as many as one can take
 * in; all of them have a page of their own. Found anew every other second at most. Thread-safe.
 */
@Component
public class HomeSelection {

    private static final int MOST_OF_A_LOCATION = 12;
    private static final int MOST = 120;
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Map<SiteId, Found> found = new ConcurrentHashMap<>();
    private final SiteMembers members;
    private final Clock clock;

    HomeSelection(SiteMembers members, Clock clock) {
        this.members = members;
        this.clock = clock;
    }

    /** How many devices of each location are shown. */
    public int mostOfALocation(SiteId site) {
        return find(site).most();
    }

    /** Whether the device is shown. */
    public boolean contains(DeviceKey device) {
        return find(device.site()).devices().contains(device);
    }

    private Found find(SiteId site) {
        Instant now = clock.instant();
        Found known = found.get(site);
        if (known != null && now.isBefore(known.at().plus(FRESH))) {
            return known;
        }
        Found fresh = of(members.devices(site), now);
        found.put(site, fresh);
        return fresh;
    }

    private static Found of(
            SequencedMap<LocationName, SequencedMap<DeviceKey, Optional<Device>>> all,
            Instant now) {
        int most = Math.clamp(MOST / Math.max(1, all.size()), 1, MOST_OF_A_LOCATION);
        Set<DeviceKey> devices =
                all.values().stream()
                        .flatMap(there -> there.sequencedKeySet().stream().limit(most))
                        .collect(Collectors.toUnmodifiableSet());
        return new Found(most, devices, now);
    }

    private record Found(int most, Set<DeviceKey> devices, Instant at) {}
}
