package io.tributary.topology.site;

import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.DeviceId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that takes commands.
 *
 * @param name the actuator
 * @param device the device it is part of
 * @param kind how it is operated
 * @param values the values it takes; empty for a slider
 * @param min smallest value of a slider, inclusive
 * @param max largest value of a slider, inclusive
 * @param step distance between two values of a slider, counted from {@code min}; null: any
 */
public record Actuator(
        ActuatorName name,
        DeviceId device,
        ActuatorKind kind,
        List<String> values,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable BigDecimal step) {

    public Actuator {
        values = List.copyOf(values);
    }

    /**
     * The canonical form of a value this actuator takes: two texts that mean the same have the same
     * canonical form. Empty when it does not take the value.
     */
    public Optional<String> canonical(String value) {
        String trimmed = value.strip();
        return kind == ActuatorKind.SLIDER
                ? canonicalNumber(trimmed)
                : values.stream().filter(trimmed::equalsIgnoreCase).findFirst();
    }

    /** Whether sending a value twice does the same as sending it once. */
    public boolean isAbsolute() {
        return kind != ActuatorKind.BUTTON;
    }

    private Optional<String> canonicalNumber(String text) {
        if (text.length() > 32) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(text);
            if (Math.abs((long) number.scale()) > 32
                    || (min != null && number.compareTo(min) < 0)
                    || (max != null && number.compareTo(max) > 0)
                    || !isOnStep(number)) {
                return Optional.empty();
            }
            return Optional.of(
                    number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Steps are counted from the smallest value. */
    private boolean isOnStep(BigDecimal number) {
        BigDecimal from = min == null ? BigDecimal.ZERO : min;
        return step == null
                || step.signum() <= 0
                || number.subtract(from).remainder(step).signum() == 0;
    }
}
