package io.tributary.topology.site;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A device and what it measures.
 *
 * @param id the device
 * @param presence how its silence is to be read
 * @param silence how long it may be silent before it counts as stale
 * @param elements what it measures
 */
public record Device(
        DeviceId id, PresenceClass presence, Duration silence, List<Element> elements) {

    public Device {
        elements = List.copyOf(elements);
    }

    /** The element of that name. */
    public Optional<Element> element(ElementName name) {
        return elements.stream().filter(element -> element.name().equals(name)).findFirst();
    }
}
