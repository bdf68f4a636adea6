package io.tributary.gateway.presence;

import io.tributary.topology.command.CommandId;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.presence.ActuatorState;
import io.tributary.topology.presence.DeviceState;
import io.tributary.topology.presence.Presence;
import io.tributary.topology.site.Device;
import io.tributary.topology.site.SiteModel;
import io.tributary.topology.telemetry.BatchEntry;
import io.tributary.topology.telemetry.BatchEntry.DeviceEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Presence of every device and reported state of every actuator of the site, judged here alone: by
 * birth and last will, and by silence. What changed is published with the next commit and survives
 * restarts there. Thread-safe. Bounded: at most {@value #MAX_DISCOVERED} devices outside the model.
 */
public final class PresenceBook {

    /** Devices outside the model that are followed; those beyond only have their readings. */
    static final int MAX_DISCOVERED = 10_000;

    private final SiteModel site;
    private final Instant listeningSince;
    private final Map<Place, DevicePresence> devices = new LinkedHashMap<>();
    private final Map<Fixture, ActuatorState> actuators = new LinkedHashMap<>();
    private final Map<Fixture, ActuatorState> changedActuators = new LinkedHashMap<>();
    private int discovered;

    private record Place(LocationName location, DeviceId device) {}

    private record Fixture(LocationName location, ActuatorName actuator) {}

    /**
     * Snapshots to publish.
     *
     * @param devices of devices
     * @param actuators of actuators
     */
    public record Changes(List<DeviceState> devices, List<ActuatorState> actuators) {

        /** Whether there is nothing to publish. */
        public boolean isEmpty() {
            return devices.isEmpty() && actuators.isEmpty();
        }
    }

    /**
     * @param now since when we listen: silence before that is ours, not the devices'
     */
    public PresenceBook(SiteModel site, Instant now) {
        this.site = site;
        this.listeningSince = now;
        site.locations()
                .forEach(
                        location ->
                                location.devices()
                                        .forEach(
                                                device ->
                                                        devices.put(
                                                                new Place(
                                                                        location.name(),
                                                                        device.id()),
                                                                new DevicePresence(
                                                                        site.site(),
                                                                        location.name(),
                                                                        device.id(),
                                                                        device.silence(),
                                                                        now))));
    }

    /** Takes over what was known before a restart. */
    public synchronized void restore(DeviceState state) {
        DevicePresence device = device(state.location(), state.device(), state.since());
        if (device != null) {
            device.restore(state);
        }
    }

    /** Takes over what was known before a restart. */
    public synchronized void restore(ActuatorState state) {
        actuators.put(new Fixture(state.location(), state.actuator()), state);
    }

    /**
     * Applies what a device sent.
     *
     * @return the device, when it has just come back; else null
     */
    public synchronized @Nullable DeviceId apply(BatchEntry entry) {
        return switch (entry) {
            case BatchEntry.SensedMessage message -> {
                DevicePresence device =
                        device(message.location(), message.device(), message.acquiredAt());
                boolean back = device != null && device.seen(message.acquiredAt());
                yield back ? message.device() : null;
            }
            case DeviceEvent event -> applyEvent(event);
            case BatchEntry.RejectedMessage rejected -> null;
        };
    }

    private @Nullable DeviceId applyEvent(DeviceEvent event) {
        switch (event.type()) {
            case STATUS -> {
                return status(event);
            }
            case INFO -> {
                DevicePresence device =
                        device(event.location(), DeviceId.of(event.name()), event.at());
                if (device != null) {
                    device.told(info(event.payload()));
                }
            }
            case STATE -> reported(event);
        }
        return null;
    }

    private @Nullable DeviceId status(DeviceEvent event) {
        DeviceId id = DeviceId.of(event.name());
        DevicePresence device = device(event.location(), id, event.at());
        if (device == null) {
            return null;
        }
        if (event.payload().equals("offline")) {
            device.saidOffline(event.at());
            return null;
        }
        boolean back = event.retained() ? device.saidOnline(event.at()) : device.seen(event.at());
        return back ? id : null;
    }

    private void reported(DeviceEvent event) {
        Fixture fixture = new Fixture(event.location(), ActuatorName.of(event.name()));
        ActuatorState before = actuators.get(fixture);
        if (before != null && event.retained() && before.reported().equals(event.payload())) {
            return;
        }
        CommandId command =
                event.correlation() == null
                        ? null
                        : new CommandId(UUID.fromString(event.correlation()));
        ActuatorState now =
                new ActuatorState(
                        site.site(),
                        event.location(),
                        fixture.actuator(),
                        before == null ? 1 : before.revision() + 1,
                        event.payload(),
                        event.at(),
                        command);
        actuators.put(fixture, now);
        changedActuators.put(fixture, now);
    }

    /** Judges silence. Call it regularly. */
    public synchronized void judge(Instant now) {
        devices.values().forEach(device -> device.judge(now, listeningSince));
    }

    /** Whether the device is there to take a command. */
    public synchronized boolean isPresent(LocationName location, DeviceId id) {
        DevicePresence device = devices.get(new Place(location, id));
        return device != null && device.presence() == Presence.ONLINE;
    }

    /** The value an actuator last reported; null if never. */
    public synchronized @Nullable String reported(LocationName location, ActuatorName actuator) {
        ActuatorState state = actuators.get(new Fixture(location, actuator));
        return state == null ? null : state.reported();
    }

    /** What changed since it was last {@link #published}. */
    public synchronized Changes changes() {
        List<DeviceState> changed = new ArrayList<>();
        for (DevicePresence device : devices.values()) {
            DeviceState state = device.change();
            if (state != null) {
                changed.add(state);
            }
        }
        return new Changes(changed, List.copyOf(changedActuators.values()));
    }

    /** These are in Kafka. */
    public synchronized void published(Changes changes) {
        for (DeviceState state : changes.devices()) {
            Objects.requireNonNull(devices.get(new Place(state.location(), state.device())))
                    .published(state);
        }
        for (ActuatorState state : changes.actuators()) {
            changedActuators.remove(new Fixture(state.location(), state.actuator()), state);
        }
    }

    private @Nullable DevicePresence device(LocationName location, DeviceId id, Instant now) {
        Place place = new Place(location, id);
        DevicePresence known = devices.get(place);
        if (known != null || discovered >= MAX_DISCOVERED) {
            return known;
        }
        discovered++;
        DevicePresence found = new DevicePresence(site.site(), location, id, silence(place), now);
        devices.put(place, found);
        return found;
    }

    private java.time.@Nullable Duration silence(Place place) {
        return site.location(place.location())
                .flatMap(location -> location.device(place.device()))
                .map(Device::silence)
                .orElse(null);
    }

    private static Map<String, Object> info(String json) {
        try {
            @SuppressWarnings("unchecked") // a JSON object, as acquisition checked
            Map<String, Object> map = JsonCodec.mapper().readValue(json, Map.class);
            return map;
        } catch (JacksonException e) {
            return Map.of("unreadable", json);
        }
    }
}
