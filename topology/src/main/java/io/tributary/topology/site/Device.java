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
 * @param sharedTopic whether it publishes on {@code sense/{location}}, where nobody can tell who
 *     publishes: its account may then speak for any device of its location
 */
public record Device(
        DeviceId id,
        PresenceClass presence,
        Duration silence,
        List<Element> elements,
        boolean sharedTopic) {

    public Device {
        elements = List.copyOf(elements);
    }

    /** A device that publishes on a topic of its own. */
    public Device(DeviceId id, PresenceClass presence, Duration silence, List<Element> elements) {
        this(id, presence, silence, elements, false);
    }

    /** The element of that name. */
    public Optional<Element> element(ElementName name) {
        return elements.stream().filter(element -> element.name().equals(name)).findFirst();
    }
}
