package io.tributary.dashboard.device;

import io.tributary.dashboard.live.ActuatorKey;
import io.tributary.dashboard.live.Actuators;
import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.live.Devices;
import io.tributary.dashboard.live.Readings;
import io.tributary.dashboard.live.Sites;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.site.Actuator;
import io.tributary.topology.site.Device;
import io.tributary.topology.site.Location;
import io.tributary.topology.site.SiteModel;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What belongs to a site: first what its model names, in that order, then what was discovered, by
 * name.
 */
@Component
class SiteMembers {

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
        SequencedSet<LocationName> names = new LinkedHashSet<>();
        inModel(site).map(Location::name).forEach(names::add);
        addSorted(
                names,
                Stream.concat(
                        heardOf(site).map(DeviceKey::location),
                        reported(site).map(ActuatorKey::location)),
                Comparator.naturalOrder());
        return List.copyOf(names);
    }

    /** The devices in the location, and what the model says of them. */
    public SequencedMap<DeviceKey, Optional<Device>> devices(SiteId site, LocationName location) {
        return devices(site, location::equals).getOrDefault(location, new LinkedHashMap<>());
    }

    /** The same of the whole site, by location; in one pass, however many there are. */
    SequencedMap<LocationName, SequencedMap<DeviceKey, Optional<Device>>> devices(SiteId site) {
        return devices(site, location -> true);
    }

    private SequencedMap<LocationName, SequencedMap<DeviceKey, Optional<Device>>> devices(
            SiteId site, Predicate<LocationName> wanted) {
        SequencedMap<LocationName, SequencedMap<DeviceKey, Optional<Device>>> grouped =
                new LinkedHashMap<>();
        locations(site).stream()
                .filter(wanted)
                .forEach(name -> grouped.put(name, new LinkedHashMap<>()));
        inOrder(site, wanted)
                .forEach(
                        (key, device) ->
                                grouped.computeIfAbsent(
                                                key.location(), name -> new LinkedHashMap<>())
                                        .put(key, device));
        return grouped;
    }

    private SequencedMap<DeviceKey, Optional<Device>> inOrder(
            SiteId site, Predicate<LocationName> wanted) {
        SequencedMap<DeviceKey, Optional<Device>> all = new LinkedHashMap<>();
        for (Location location : inModel(site).filter(l -> wanted.test(l.name())).toList()) {
            for (Device device : location.devices()) {
                all.put(new DeviceKey(site, location.name(), device.id()), Optional.of(device));
            }
        }
        SequencedSet<DeviceKey> others = new LinkedHashSet<>();
        addSorted(
                others,
                heardOf(site)
                        .filter(key -> wanted.test(key.location()))
                        .filter(key -> !all.containsKey(key)),
                Comparator.comparing(DeviceKey::device));
        others.forEach(key -> all.put(key, Optional.empty()));
        return all;
    }

    /** The actuators of the whole site by location; a location without is not in it. */
    public SequencedMap<LocationName, SequencedSet<ActuatorKey>> actuators(SiteId site) {
        SequencedSet<ActuatorKey> all = new LinkedHashSet<>();
        for (Location location : inModel(site).toList()) {
            for (Actuator actuator : location.actuators()) {
                all.add(new ActuatorKey(site, location.name(), actuator.name()));
            }
        }
        addSorted(all, reported(site), Comparator.comparing(ActuatorKey::actuator));
        SequencedMap<LocationName, SequencedSet<ActuatorKey>> grouped = new LinkedHashMap<>();
        all.forEach(
                key ->
                        grouped.computeIfAbsent(key.location(), name -> new LinkedHashSet<>())
                                .add(key));
        return grouped;
    }

    /** Those that are not there yet, in order behind those that are. */
    private static <T> void addSorted(SequencedSet<T> all, Stream<T> more, Comparator<T> order) {
        more.filter(each -> !all.contains(each))
                .distinct()
                .sorted(order)
                .toList()
                .forEach(all::add);
    }

    private Stream<DeviceKey> heardOf(SiteId site) {
        return Stream.concat(devices.keys().stream(), readings.devices().stream())
                .filter(key -> key.site().equals(site));
    }

    private Stream<ActuatorKey> reported(SiteId site) {
        return actuators.keys().stream().filter(key -> key.site().equals(site));
    }

    private Stream<Location> inModel(SiteId site) {
        return sites.model(site).map(SiteModel::locations).stream().flatMap(List::stream);
    }
}
