package io.tributary.simulator.home;

import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.site.Location;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One location: what lags (air, gas, soil) is integrated over time, what does not (light, power) is
 * computed when asked. Not thread-safe.
 */
final class Surroundings {

    private static final Duration LONGEST_STEP = Duration.ofSeconds(5);
    private static final Duration LONGEST_CATCH_UP = Duration.ofHours(1);
    private static final Set<String> OUTDOOR_WORDS =
            Set.of(
                    "garden", "outdoor", "outside", "field", "yard", "terrace", "balcony",
                    "orchard");

    private final Weather weather;
    private final Habits habits;
    private final boolean outdoors;
    private final boolean kitchen;
    private final Map<ActuatorName, ActuatorState> actuators = new LinkedHashMap<>();
    private final Electricity electricity;
    private final Air air;
    private final Soil soil;
    private Instant now;

    Surroundings(Location location, Weather weather, Habits habits, Noise noise, Instant start) {
        this.weather = weather;
        this.habits = habits;
        this.outdoors = measures(location, Quantity.SOIL_MOISTURE) || isNamedOutdoor(location);
        this.kitchen = measures(location, Quantity.GAS);
        location.actuators()
                .forEach(actuator -> actuators.put(actuator.name(), new ActuatorState(actuator)));
        this.electricity =
                new Electricity(location.name().value(), noise, kitchen, actuators.values());
        this.air =
                outdoors
                        ? Air.outdoors(weather, start)
                        : Air.indoors(noise.constant("air of " + location.name()), weather, start);
        this.soil = new Soil();
        this.now = start;
    }

    /** Moves time on; going back is ignored. A long sleep is made up for its last hour only. */
    void advanceTo(Instant at) {
        if (Duration.between(now, at).compareTo(LONGEST_CATCH_UP) > 0) {
            now = at.minus(LONGEST_CATCH_UP);
        }
        while (now.isBefore(at)) {
            Duration rest = Duration.between(now, at);
            Duration step = rest.compareTo(LONGEST_STEP) < 0 ? rest : LONGEST_STEP;
            now = now.plus(step);
            advance(step.toMillis() / 1000.0);
        }
    }

    /** The true value of a quantity now, in its unit. */
    double value(Quantity quantity) {
        return switch (quantity) {
            case TEMPERATURE -> air.temperatureCelsius();
            case HUMIDITY -> air.humidityPercent();
            case GAS -> air.gasPpm();
            case SOIL_MOISTURE -> soil.moisturePercent();
            case POWER -> electricity.watts(now, cooking());
            case LIGHT -> illuminanceLux();
        };
    }

    /** See {@link ActuatorState#set}. */
    Optional<String> operate(ActuatorName actuator, String value) {
        ActuatorState state = actuators.get(actuator);
        return state == null ? Optional.empty() : state.set(value, now);
    }

    /** The value an actuator reports; empty for a button and for an unknown actuator. */
    Optional<String> state(ActuatorName actuator) {
        ActuatorState state = actuators.get(actuator);
        return state == null ? Optional.empty() : state.value();
    }

    private void advance(double seconds) {
        boolean wet = level(Appliance.PUMP) > 0 || (outdoors && weather.rains(now));
        soil.advance(seconds, level(Appliance.PUMP), outdoors && weather.rains(now), sun());
        if (outdoors) {
            air.followWeather(weather, now, wet);
        } else {
            air.advance(seconds, weather, now, airInfluence());
        }
    }

    private Air.Influence airInfluence() {
        return new Air.Influence(
                electricity.watts(now, cooking()) - 1000 * level(Appliance.COOLER),
                cooking(),
                level(Appliance.COOKER_HOOD) + 0.3 * level(Appliance.FAN),
                habits.awake(now));
    }

    private boolean cooking() {
        return kitchen && habits.cooking(now);
    }

    /** A lamp gives 320 lx where the sensor is; a window lets through a fiftieth of daylight. */
    private double illuminanceLux() {
        double daylight = weather.illuminanceLux(now) * (outdoors ? 1 : 0.02);
        return daylight + 320 * level(Appliance.LAMP) + 15 * level(Appliance.TELEVISION);
    }

    private double sun() {
        return outdoors ? weather.sun(now) * (1 - 0.6 * weather.clouds(now)) : 0.2;
    }

    private double level(Appliance appliance) {
        return actuators.values().stream()
                .filter(state -> state.appliance() == appliance)
                .mapToDouble(state -> state.level(now))
                .sum();
    }

    private static boolean measures(Location location, Quantity quantity) {
        return location.devices().stream()
                .flatMap(device -> device.elements().stream())
                .anyMatch(element -> Quantity.of(element).filter(quantity::equals).isPresent());
    }

    private static boolean isNamedOutdoor(Location location) {
        String name = location.name().value().toLowerCase(Locale.ROOT);
        return OUTDOOR_WORDS.stream().anyMatch(name::contains);
    }
}
