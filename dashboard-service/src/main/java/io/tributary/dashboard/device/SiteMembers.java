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
import io.tributary.topology.site.Location;
import io.tributary.topology.site.SiteModel;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
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
        model(site).map(SiteModel::locations).stream()
                .flatMap(List::stream)
                .map(Location::name)
                .forEach(names::add);
        Stream.concat(
                        heardOf(site).map(DeviceKey::location),
                        actuators.keys().stream()
                                .filter(key -> key.site().equals(site))
                                .map(ActuatorKey::location))
                .sorted()
                .forEach(names::add);
        return List.copyOf(names);
    }

    /** The devices in the location. */
    public List<DeviceKey> devices(SiteId site, LocationName location) {
        SequencedSet<DeviceKey> keys = new LinkedHashSet<>();
        model(site).flatMap(known -> known.location(location)).map(Location::devices).stream()
                .flatMap(List::stream)
                .map(device -> new DeviceKey(site, location, device.id()))
                .forEach(keys::add);
        heardOf(site)
                .filter(key -> key.location().equals(location))
                .sorted(Comparator.comparing(DeviceKey::device))
                .forEach(keys::add);
        return List.copyOf(keys);
    }

    /**
     * The devices of the whole site, in the same order, and what its model says of them; in one
     * pass, however many there are.
     */
    SequencedMap<DeviceKey, Optional<Device>> devices(SiteId site) {
        SequencedMap<DeviceKey, Optional<Device>> all = new LinkedHashMap<>();
        for (Location location : model(site).map(SiteModel::locations).orElse(List.of())) {
            for (Device device : location.devices()) {
                all.put(new DeviceKey(site, location.name(), device.id()), Optional.of(device));
            }
        }
        heardOf(site)
                .sorted(Comparator.comparing(DeviceKey::device))
                .forEach(key -> all.putIfAbsent(key, Optional.empty()));
        return byLocation(all, locations(site));
    }

    private static SequencedMap<DeviceKey, Optional<Device>> byLocation(
            Map<DeviceKey, Optional<Device>> devices, List<LocationName> order) {
        Map<LocationName, SequencedMap<DeviceKey, Optional<Device>>> grouped =
                new LinkedHashMap<>();
        order.forEach(name -> grouped.put(name, new LinkedHashMap<>()));
        devices.forEach(
                (key, device) ->
                        grouped.computeIfAbsent(key.location(), name -> new LinkedHashMap<>())
                                .put(key, device));
        SequencedMap<DeviceKey, Optional<Device>> all = new LinkedHashMap<>();
        grouped.values().forEach(all::putAll);
        return all;
    }

    /** The actuators in the location. */
    public List<ActuatorKey> actuators(SiteId site, LocationName location) {
        SequencedSet<ActuatorKey> keys = new LinkedHashSet<>();
        model(site).flatMap(known -> known.location(location)).map(Location::actuators).stream()
                .flatMap(List::stream)
                .map(actuator -> new ActuatorKey(site, location, actuator.name()))
                .forEach(keys::add);
        actuators.keys().stream()
                .filter(key -> key.site().equals(site) && key.location().equals(location))
                .sorted(Comparator.comparing(ActuatorKey::actuator))
                .forEach(keys::add);
        return List.copyOf(keys);
    }

    private Stream<DeviceKey> heardOf(SiteId site) {
        return Stream.concat(devices.keys().stream(), readings.devices().stream())
                .filter(key -> key.site().equals(site));
    }

    private Optional<SiteModel> model(SiteId site) {
        return sites.model(site);
    }
}
