package io.tributary.simulator.home;

import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.site.Device;
import io.tributary.topology.site.Element;
import io.tributary.topology.site.Location;
import io.tributary.topology.site.SiteModel;
import io.tributary.topology.telemetry.Measurement;
import io.tributary.topology.telemetry.Value;
import io.tributary.topology.telemetry.Value.NumberValue;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A site as its sensors see it. Whoever asks names the time, so that the same seed, start and
 * questions give the same answers. Thread-safe.
 */
public final class Home {

    private final Noise noise;
    private final GenericSignal generic;
    private final Map<LocationName, Surroundings> locations = new HashMap<>();

    /** A site at rest: everything is switched off. */
    public Home(SiteModel site, long seed, Instant start) {
        this.noise = new Noise(seed);
        this.generic = new GenericSignal(noise);
        Weather weather = new Weather(noise, site.zone());
        Habits habits = new Habits(site.zone());
        for (Location location : site.locations()) {
            locations.put(
                    location.name(), new Surroundings(location, weather, habits, noise, start));
        }
    }

    /** What the device measures at that time: a value for each of its elements. */
    public synchronized List<Measurement> measure(
            LocationName location, Device device, Instant at) {
        Surroundings surroundings = surroundings(location);
        surroundings.advanceTo(at);
        return device.elements().stream()
                .map(element -> measure(surroundings, device, element, at))
                .toList();
    }

    /**
     * Operates an actuator.
     *
     * @return the canonical value it now has, or empty where it does not take the value
     */
    public synchronized Optional<String> operate(
            LocationName location, ActuatorName actuator, String value, Instant at) {
        Surroundings surroundings = surroundings(location);
        surroundings.advanceTo(at);
        return surroundings.operate(actuator, value);
    }

    /** The value an actuator has; empty for a button. */
    public synchronized Optional<String> state(LocationName location, ActuatorName actuator) {
        return surroundings(location).state(actuator);
    }

    private Measurement measure(
            Surroundings surroundings, Device device, Element element, Instant at) {
        String name = device.id() + "/" + element.name();
        Value value =
                Quantity.of(element)
                        .map(quantity -> sensed(surroundings, quantity, name, element, at))
                        .orElseGet(() -> generic.value(name, element, at));
        return new Measurement(element.name(), value, null);
    }

    private Value sensed(
            Surroundings surroundings,
            Quantity quantity,
            String name,
            Element element,
            Instant at) {
        double noisy =
                surroundings.value(quantity) + quantity.sensorNoise() * noise.jitter(name, at);
        double shown = Rounding.to(quantity.resolution(), Math.max(floor(quantity), noisy));
        return new NumberValue(Rounding.within(element, shown));
    }

    private static double floor(Quantity quantity) {
        return quantity == Quantity.TEMPERATURE ? -Double.MAX_VALUE : 0;
    }

    private Surroundings surroundings(LocationName location) {
        Surroundings surroundings = locations.get(location);
        if (surroundings == null) {
            throw new IllegalArgumentException("no such location in the site: " + location);
        }
        return surroundings;
    }
}
