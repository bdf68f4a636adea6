package io.tributary.dashboard.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.topology.presence.ActuatorState;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The states that actuators reported. Thread-safe. */
@Component
public class Actuators {

    private final LimitedStates<ActuatorKey, ActuatorState> states;
    private final Changes changes;

    Actuators(LiveProperties properties, Changes changes, MeterRegistry meters) {
        this.states = new LimitedStates<>("actuator", properties.maxDevices(), meters);
        this.changes = changes;
    }

    /** Takes the state of an actuator; the last one taken holds. */
    public void accept(ActuatorState state) {
        ActuatorKey key = new ActuatorKey(state.site(), state.location(), state.actuator());
        if (states.put(key, state)) {
            changes.publish(new Change.ActuatorChanged(key));
        }
    }

    /** Forgets what the actuator reported. */
    public void remove(ActuatorKey key) {
        states.remove(key);
        changes.publish(new Change.ActuatorChanged(key));
    }

    /** What the actuator last reported. */
    public Optional<ActuatorState> find(ActuatorKey key) {
        return states.find(key);
    }

    /** Another one as soon as {@link #keys()} are others. */
    public long revision() {
        return states.revision();
    }

    /** The actuators that reported something; follows what comes. */
    public Set<ActuatorKey> keys() {
        return states.keys();
    }
}
