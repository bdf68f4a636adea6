package io.tributary.dashboard.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.topology.presence.DeviceState;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The presence of devices as their gateways judge it. Thread-safe. */
@Component
public class Devices {

    private final LimitedStates<DeviceKey, DeviceState> states;
    private final Changes changes;

    Devices(LiveProperties properties, Changes changes, MeterRegistry meters) {
        this.states = new LimitedStates<>("device", properties.maxDevices(), meters);
        this.changes = changes;
    }

    /** Takes the state of a device; the last one taken holds. */
    public void accept(DeviceState state) {
        DeviceKey key = new DeviceKey(state.site(), state.location(), state.device());
        if (states.put(key, state)) {
            changes.publish(new Change.DeviceChanged(key));
        }
    }

    /** Forgets the device. */
    public void remove(DeviceKey key) {
        states.remove(key);
        changes.publish(new Change.DeviceChanged(key));
    }

    /** What is known of the device. */
    public Optional<DeviceState> find(DeviceKey key) {
        return states.find(key);
    }

    /** Another one as soon as {@link #keys()} are others. */
    public long revision() {
        return states.revision();
    }

    /** The devices of which something is known; follows what comes. */
    public Set<DeviceKey> keys() {
        return states.keys();
    }
}
