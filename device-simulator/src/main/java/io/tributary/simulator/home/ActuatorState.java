package io.tributary.simulator.home;

import io.tributary.topology.site.Actuator;
import io.tributary.topology.site.ActuatorKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The value an actuator has and the level, from 0 (off) to 1 (full), that it means. */
final class ActuatorState {

    private static final Set<String> OFF_WORDS =
            Set.of("off", "0", "false", "closed", "close", "no", "none", "stop", "down", "shut");
    private static final Duration PRESS = Duration.ofSeconds(10);

    private final Actuator actuator;
    private final Appliance appliance;
    private @Nullable String value;
    private @Nullable Instant pressedUntil;

    ActuatorState(Actuator actuator) {
        this.actuator = actuator;
        this.appliance = Appliance.of(actuator.name());
        this.value = initialValue(actuator);
    }

    Appliance appliance() {
        return appliance;
    }

    /** The value to report; empty for a button, which has no state. */
    Optional<String> value() {
        return Optional.ofNullable(value);
    }

    /**
     * Takes a command's value.
     *
     * @return the canonical value now in force, or empty where the actuator does not take it
     */
    Optional<String> set(String requested, Instant at) {
        Optional<String> canonical = actuator.canonical(requested);
        if (actuator.kind() == ActuatorKind.BUTTON) {
            canonical.ifPresent(pressed -> pressedUntil = at.plus(PRESS));
        } else {
            canonical.ifPresent(accepted -> value = accepted);
        }
        return canonical;
    }

    /** From 0 for off to 1 for full. */
    double level(Instant at) {
        return switch (actuator.kind()) {
            case BUTTON -> pressedUntil != null && at.isBefore(pressedUntil) ? 1 : 0;
            case SLIDER -> fraction();
            case SWITCH, CHOICE -> rank();
        };
    }

    private double fraction() {
        BigDecimal min = actuator.min();
        BigDecimal max = actuator.max();
        if (value == null || min == null || max == null) {
            return 0;
        }
        double range = max.subtract(min).doubleValue();
        return range == 0 ? 0 : new BigDecimal(value).subtract(min).doubleValue() / range;
    }

    /** Off is 0; the other values, in the order of the model, rise to 1. */
    private double rank() {
        if (value == null || value.equals(offValue(actuator))) {
            return 0;
        }
        List<String> on =
                actuator.values().stream()
                        .filter(known -> !known.equals(offValue(actuator)))
                        .toList();
        return (on.indexOf(value) + 1.0) / on.size();
    }

    private static @Nullable String initialValue(Actuator actuator) {
        return switch (actuator.kind()) {
            case BUTTON -> null;
            case SLIDER ->
                    actuator.min() == null
                            ? "0"
                            : actuator.canonical(actuator.min().toPlainString()).orElse("0");
            case SWITCH, CHOICE -> offValue(actuator);
        };
    }

    /** The value that reads as off; without one a switch's second and a choice's first. */
    private static String offValue(Actuator actuator) {
        List<String> values = actuator.values();
        return values.stream()
                .filter(value -> OFF_WORDS.contains(value.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseGet(
                        () ->
                                actuator.kind() == ActuatorKind.SWITCH
                                        ? values.getLast()
                                        : values.getFirst());
    }
}
