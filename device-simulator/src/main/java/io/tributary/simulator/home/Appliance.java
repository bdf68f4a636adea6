package io.tributary.simulator.home;

import io.tributary.topology.name.ActuatorName;
import java.util.List;
import java.util.Locale;

/** What an actuator is in the house, guessed from its name, and what it does at full level. */
enum Appliance {
    LAMP(12, "light", "lamp", "bulb"),
    TELEVISION(95, "tv", "television", "screen"),
    COOKER_HOOD(140, "hood", "extractor"),
    HEATER(1500, "heat", "radiator", "boiler"),
    PUMP(250, "pump", "valve", "sprinkler", "irrigation", "watering"),
    COOLER(900, "cooler", "aircon", "conditioner"),
    FAN(45, "fan", "ventilat"),
    OTHER(40);

    private final double watts;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> words;

    Appliance(double watts, String... words) {
        this.watts = watts;
        this.words = List.of(words);
    }

    /** The appliance behind an actuator of that name. */
    static Appliance of(ActuatorName name) {
        String lower = name.value().toLowerCase(Locale.ROOT);
        for (Appliance appliance : values()) {
            if (appliance.words.stream().anyMatch(lower::contains)) {
                return appliance;
            }
        }
        return OTHER;
    }

    /** Electrical power drawn at full level, in watts. */
    double watts() {
        return watts;
    }
}
