package io.tributary.gateway.presence;

import io.tributary.gateway.clock.SteadyClock;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.presence.ActuatorState;
import io.tributary.topology.presence.DeviceState;
import io.tributary.topology.presence.Presence;
import io.tributary.topology.site.Device;
import io.tributary.topology.site.SiteModel;
import io.tributary.topology.telemetry.Batch;
import io.tributary.topology.telemetry.BatchEntry;
import io.tributary.topology.telemetry.BatchEntry.DeviceEvent;
import io.tributary.topology.telemetry.DeviceEventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Presence of every device and reported state of every actuator of the site, judged here alone: by
 * birth and last will, and by silence. What changed is published with the next commit and survives
 * restarts there. Neither a rehearsal nor what somebody feeds in again is a sign of life, and our
 * own silence is not the devices'.
 *
 * <p>The wall clock only says since when something is so. Silence, and how often something is
 * published, go by the steady clock: when the wall clock is set an hour forward, nobody has been
 * silent for that hour; when it is set back, nobody's silence is forgiven.
 *
 * <p>Thread-safe. Bounded: of devices outside the model, and of actuators outside it, at most
 * {@value #MAX_DISCOVERED} each.
 */
public final class PresenceBook {

    /** Devices outside the model that are followed; those beyond only have their readings. */
    static final int MAX_DISCOVERED = 10_000;

    private final SiteModel site;
    private final Map<Place, DevicePresence> devices = new LinkedHashMap<>();
    private final Map<Fixture, ActuatorState> actuators = new LinkedHashMap<>();
    private final Map<Fixture, ActuatorState> changedActuators = new LinkedHashMap<>();
    private final SteadyClock steady;
    private final Listening listening;
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

    /** One that is always connected, by the machine's steady clock. */
    public PresenceBook(SiteModel site, Instant now) {
        this(site, now, SteadyClock.system(), () -> true);
    }

    /**
     * @param now what the wall clock shows
     * @param connected whether batches can come: as long as not, silence is ours
     */
    public PresenceBook(
            SiteModel site, Instant now, SteadyClock steady, BooleanSupplier connected) {
        this.site = site;
        this.steady = steady;
        this.listening = new Listening(steady, connected);
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
            device.restore(state, steady.elapsed());
        }
    }

    /** Takes over what was known before a restart. */
    public synchronized void restore(ActuatorState state) {
        actuators.put(new Fixture(state.location(), state.actuator()), state);
    }

    /** A batch came: acquisition is there. Call it before its entries are applied. */
    public synchronized void heard(Batch batch) {
        listening.heard(batch.acquirer(), batch.epoch());
    }

    /**
     * Applies an entry that was committed before a restart, as far as it is newer than what is
     * restored of its device: of a device that was damped, Kafka does not have the newest change.
     */
    public synchronized void recall(BatchEntry entry) {
        switch (entry) {
            case BatchEntry.SensedMessage message -> {
                if (isSignOfLife(message)
                        && isNews(message.location(), message.device(), message.acquiredAt())) {
                    sensed(message);
                }
            }
            case DeviceEvent event -> {
                if (event.type() == DeviceEventType.STATUS
                        && isNews(event.location(), DeviceId.of(event.name()), event.at())) {
                    status(event);
                }
            }
            case BatchEntry.RejectedMessage rejected -> {
                // whose it was is not sure
            }
        }
    }

    private boolean isNews(LocationName location, DeviceId id, Instant at) {
        DevicePresence known = devices.get(new Place(location, id));
        return known != null && at.isAfter(known.since());
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

    private static boolean isSignOfLife(BatchEntry.SensedMessage message) {
        return !message.rehearsal() && message.replayOf() == null;
    }

    private void sensed(BatchEntry.SensedMessage message) {
        if (!isSignOfLife(message)) {
            return;
        }
        DevicePresence device = device(message.location(), message.device(), message.acquiredAt());
        if (device != null) {
            device.seen(message.acquiredAt(), steady.elapsed());
        }
    }

    private void status(DeviceEvent event) {
        DevicePresence device = device(event.location(), DeviceId.of(event.name()), event.at());
        if (device == null) {
            return;
        }
        Presence said = event.payload().equals("offline") ? Presence.OFFLINE : Presence.ONLINE;
        if (event.retained()) {
            device.replayed(said, event.at(), steady.elapsed());
        } else {
            device.said(said, event.at(), steady.elapsed());
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
                                .abs()
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

    /**
     * Judges silence. Call it regularly.
     *
     * @param now what the wall clock shows
     */
    public synchronized void judge(Instant now) {
        listening.check();
        Duration moment = steady.elapsed();
        Duration since = listening.since();
        Duration until = listening.until();
        devices.values().forEach(device -> device.judge(now, since, until, moment));
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
    public synchronized Changes changes() {
        Duration moment = steady.elapsed();
        List<DeviceState> changed = new ArrayList<>();
        for (DevicePresence device : devices.values()) {
            DeviceState state = device.change(moment);
            if (state != null) {
                changed.add(state);
            }
        }
        return new Changes(changed, List.copyOf(changedActuators.values()));
    }

    /** These are in Kafka. */
    public synchronized void published(Changes changes) {
        Duration moment = steady.elapsed();
        for (DeviceState state : changes.devices()) {
            Objects.requireNonNull(devices.get(new Place(state.location(), state.device())))
                    .published(state, moment);
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
