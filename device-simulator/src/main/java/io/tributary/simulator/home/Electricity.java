package io.tributary.simulator.home;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** The power that a location draws: what is always on, what is switched on, and the stove. */
final class Electricity {

    private static final double STANDBY_WATTS = 4;
    private static final double FRIDGE_WATTS = 85;
    private static final double STOVE_WATTS = 1400;
    private static final Duration FRIDGE_CYCLE = Duration.ofMinutes(14);
    private static final Duration PLATE_CYCLE = Duration.ofSeconds(40);

    private final String location;
    private final Noise noise;
    private final boolean kitchen;
    private final Collection<ActuatorState> actuators;

    Electricity(
            String location, Noise noise, boolean kitchen, Collection<ActuatorState> actuators) {
        this.location = location;
        this.noise = noise;
        this.kitchen = kitchen;
        this.actuators = actuators;
    }

    /** Power in watts. */
    double watts(Instant at, boolean cooking) {
        double switched =
                actuators.stream()
                        .mapToDouble(state -> state.appliance().watts() * state.level(at))
                        .sum();
        double mains = 1 + 0.01 * noise.smooth(location + "/mains", at, Duration.ofSeconds(20));
        return (STANDBY_WATTS + switched + fridge(at) + (cooking ? stove(at) : 0)) * mains;
    }

    private double fridge(Instant at) {
        boolean running = noise.stepped(location + "/fridge", at, FRIDGE_CYCLE) < 0.4;
        return kitchen && running ? FRIDGE_WATTS : 0;
    }

    /** A thermostat turns the plate on and off. */
    private double stove(Instant at) {
        return noise.stepped(location + "/stove", at, PLATE_CYCLE) < 0.6 ? STOVE_WATTS : 0;
    }
}
