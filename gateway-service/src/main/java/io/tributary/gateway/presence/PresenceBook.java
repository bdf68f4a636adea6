package io.tributary.gateway.presence;

import io.tributary.topology.command.CommandId;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Presence of every device and reported state of every actuator of the site, judged here alone: by
 * birth and last will, and by silence. What changed is published with the next commit and survives
 * restarts there. A rehearsal is no sign of life. Thread-safe. Bounded: of devices outside the
 * model, and of actuators outside it, at most {@value #MAX_DISCOVERED} each.
 */
public final class PresenceBook {

    /** Devices outside the model that are followed; those beyond only have their readings. */
    static final int MAX_DISCOVERED = 10_000;

    private final SiteModel site;
    private final Map<Place, DevicePresence> devices = new LinkedHashMap<>();
    private final Map<Fixture, ActuatorState> actuators = new LinkedHashMap<>();
    private final Map<Fixture, ActuatorState> changedActuators = new LinkedHashMap<>();
    private Instant listeningSince;
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

    /** Batches begin to come: silence before this was ours, not the devices'. */
    public synchronized void listening(Instant now) {
        listeningSince = now;
    }

    /** Applies what a device sent. */
    public synchronized void apply(BatchEntry entry) {
        switch (entry) {
            case BatchEntry.SensedMessage message -> sensed(message);
            case DeviceEvent event -> {
                switch (event.type()) {
                    case STATUS -> status(event);
                    case INFO -> told(event);
                    case STATE -> reported(event);
                }
            }
            case BatchEntry.RejectedMessage rejected -> {
                // whose it was is not sure
            }
        }
    }

    private void sensed(BatchEntry.SensedMessage message) {
        if (message.rehearsal()) {
            return;
        }
        DevicePresence device = device(message.location(), message.device(), message.acquiredAt());
        if (device != null) {
            device.seen(message.acquiredAt());
        }
    }

    private void status(DeviceEvent event) {
        DevicePresence device = device(event.location(), DeviceId.of(event.name()), event.at());
        if (device == null) {
            return;
        }
        if (event.payload().equals("offline")) {
            device.saidOffline(event.at());
        } else if (event.retained()) {
            device.saidOnline(event.at());
        } else {
            device.seen(event.at());
        }
    }

    private void told(DeviceEvent event) {
        DevicePresence device = device(event.location(), DeviceId.of(event.name()), event.at());
        if (device != null) {
            device.told(DeviceInfo.of(event.payload()));
        }
    }

    private void reported(DeviceEvent event) {
        Fixture fixture = new Fixture(event.location(), ActuatorName.of(event.name()));
        ActuatorState before = actuators.get(fixture);
        if (before == null ? !hasRoomFor(fixture) : saysNothingNew(event, before)) {
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

    /**
     * The same value for no other command, again: a retained replay of it never counts, a fresh one
     * is written as seldom as a device that goes on sending.
     */
    private static boolean saysNothingNew(DeviceEvent event, ActuatorState before) {
        boolean forNoOther =
                event.correlation() == null
                        || (before.command() != null
                                && before.command().toString().equals(event.correlation()));
        boolean lately =
                Duration.between(before.reportedAt(), event.at())
                                .compareTo(DevicePresence.SEEN_WRITTEN_EVERY)
                        < 0;
        return before.reported().equals(event.payload())
                && forNoOther
                && (event.retained() || lately);
    }

    private boolean hasRoomFor(Fixture fixture) {
        return actuators.size() < MAX_DISCOVERED
                || site.location(fixture.location())
                        .flatMap(location -> location.actuator(fixture.actuator()))
                        .isPresent();
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

    /** What an actuator last reported; null if never anything. */
    public synchronized @Nullable ActuatorState reported(
            LocationName location, ActuatorName actuator) {
        return actuators.get(new Fixture(location, actuator));
    }

    /** What changed since it was last {@link #published} and is due. */
    public synchronized Changes changes(Instant now) {
        List<DeviceState> changed = new ArrayList<>();
        for (DevicePresence device : devices.values()) {
            DeviceState state = device.change(now);
            if (state != null) {
                changed.add(state);
            }
        }
        return new Changes(changed, List.copyOf(changedActuators.values()));
    }

    /**
     * These are in Kafka.
     *
     * @param at since when
     */
    public synchronized void published(Changes changes, Instant at) {
        for (DeviceState state : changes.devices()) {
            Objects.requireNonNull(devices.get(new Place(state.location(), state.device())))
                    .published(state, at);
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

    private @Nullable Duration silence(Place place) {
        return site.location(place.location())
                .flatMap(location -> location.device(place.device()))
                .map(Device::silence)
                .orElse(null);
    }
}
