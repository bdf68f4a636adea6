package io.tributary.dashboard.device;

import io.tributary.dashboard.live.ActuatorKey;
import io.tributary.dashboard.live.DeviceKey;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.site.Actuator;
import io.tributary.topology.site.Device;
import io.tributary.topology.site.Location;
import io.tributary.topology.site.SiteModel;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What belonged to a site at one moment; unmodifiable.
 *
 * @param locations its locations, those of the model first
 * @param devices its devices by location, and what the model says of them
 * @param actuators its actuators by location; a location without is not in it
 */
record Membership(
        List<LocationName> locations,
        SequencedMap<LocationName, SequencedMap<DeviceKey, Optional<Device>>> devices,
        SequencedMap<LocationName, SequencedSet<ActuatorKey>> actuators) {

    /**
     * Puts them in order.
     *
     * @param heardOf every device that gave a sign of itself
     * @param reported every actuator that did
     */
    static Membership of(
            SiteId site,
            @Nullable SiteModel model,
            Set<DeviceKey> heardOf,
            Set<ActuatorKey> reported) {
        List<Location> named = model == null ? List.of() : model.locations();
        SequencedSet<LocationName> locations = new LinkedHashSet<>();
        named.forEach(location -> locations.add(location.name()));
        addSorted(
                locations,
                Stream.concat(
                        heardOf.stream().map(DeviceKey::location),
                        reported.stream().map(ActuatorKey::location)),
                Comparator.naturalOrder());
        return new Membership(
                List.copyOf(locations),
                devices(locations, site, named, heardOf),
                actuators(site, named, reported));
    }

    private static SequencedMap<LocationName, SequencedMap<DeviceKey, Optional<Device>>> devices(
            Collection<LocationName> locations,
            SiteId site,
            List<Location> named,
            Set<DeviceKey> heardOf) {
        SequencedMap<DeviceKey, Optional<Device>> all = new LinkedHashMap<>();
        for (Location location : named) {
            for (Device device : location.devices()) {
                all.put(new DeviceKey(site, location.name(), device.id()), Optional.of(device));
            }
        }
        heardOf.stream()
                .filter(key -> !all.containsKey(key))
                .sorted(Comparator.comparing(DeviceKey::device))
                .toList()
                .forEach(key -> all.put(key, Optional.empty()));
        SequencedMap<LocationName, SequencedMap<DeviceKey, Optional<Device>>> grouped =
                new LinkedHashMap<>();
        locations.forEach(name -> grouped.put(name, new LinkedHashMap<>()));
        all.forEach(
                (key, device) ->
                        grouped.computeIfAbsent(key.location(), name -> new LinkedHashMap<>())
                                .put(key, device));
        grouped.replaceAll((name, there) -> Collections.unmodifiableSequencedMap(there));
        return Collections.unmodifiableSequencedMap(grouped);
    }

    private static SequencedMap<LocationName, SequencedSet<ActuatorKey>> actuators(
            SiteId site, List<Location> named, Set<ActuatorKey> reported) {
        SequencedSet<ActuatorKey> all = new LinkedHashSet<>();
        for (Location location : named) {
            for (Actuator actuator : location.actuators()) {
                all.add(new ActuatorKey(site, location.name(), actuator.name()));
            }
        }
        addSorted(all, reported.stream(), Comparator.comparing(ActuatorKey::actuator));
        SequencedMap<LocationName, SequencedSet<ActuatorKey>> grouped = new LinkedHashMap<>();
        all.forEach(
                key ->
                        grouped.computeIfAbsent(key.location(), name -> new LinkedHashSet<>())
                                .add(key));
        grouped.replaceAll((name, there) -> Collections.unmodifiableSequencedSet(there));
        return Collections.unmodifiableSequencedMap(grouped);
    }

    /** Those that are not there yet, in order behind those that are. */
    private static <T> void addSorted(SequencedSet<T> all, Stream<T> more, Comparator<T> order) {
        more.filter(each -> !all.contains(each))
                .distinct()
                .sorted(order)
                .toList()
                .forEach(all::add);
    }
}
