package io.tributary.simulator.home;

import io.tributary.topology.site.Element;
import io.tributary.topology.site.ValueType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The quantities that the physics knows, each with the unit it is computed in, the values that are
 * usual, and what a cheap sensor makes of it.
 */
enum Quantity {
    TEMPERATURE(16, 26, 0.04, 0.01, "Cel", "°C", "C"),
    HUMIDITY(35, 65, 0.3, 0.1, "%"),
    POWER(0, 100, 0.4, 0.1, "W"),
    GAS(300, 600, 2, 1, "[ppm]", "ppm"),
    SOIL_MOISTURE(20, 70, 0.1, 0.1, "%"),
    LIGHT(0, 400, 0.5, 1, "lx", "lux");

    private final double usuallyFrom;
    private final double usuallyTo;
    private final double sensorNoise;
    private final double resolution;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> units;

    Quantity(
            double usuallyFrom,
            double usuallyTo,
            double sensorNoise,
            double resolution,
            String... units) {
        this.usuallyFrom = usuallyFrom;
        this.usuallyTo = usuallyTo;
        this.sensorNoise = sensorNoise;
        this.resolution = resolution;
        this.units = List.of(units);
    }

    /**
     * The quantity behind an element. Empty where the physics does not know it, or the element's
     * unit or range shows that something else is meant, such as a freezer's temperature.
     */
    static Optional<Quantity> of(Element element) {
        if (element.type() != ValueType.NUMBER) {
            return Optional.empty();
        }
        return named(element.quantity())
                .or(() -> named(element.name().value()))
                .filter(quantity -> quantity.isIn(element.unit()) && quantity.fits(element));
    }

    /** Largest error of the sensor, in the quantity's unit. */
    double sensorNoise() {
        return sensorNoise;
    }

    /** Smallest step that the sensor shows. */
    double resolution() {
        return resolution;
    }

    private boolean isIn(@Nullable String unit) {
        return unit == null || units.contains(unit);
    }

    /** Whether the usual values are within the element's range. */
    private boolean fits(Element element) {
        return element.inRange(usuallyFrom) && element.inRange(usuallyTo);
    }

    private static Optional<Quantity> named(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "temperature" -> TEMPERATURE;
                    case "humidity" -> HUMIDITY;
                    case "power" -> POWER;
                    case "gas" -> GAS;
                    case "soilMoisture", "soil-moisture", "soil_moisture" -> SOIL_MOISTURE;
                    case "light", "illuminance" -> LIGHT;
                    default -> null;
                });
    }
}
