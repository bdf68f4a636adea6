package io.tributary.simulator.telemetry;

import io.tributary.topology.name.ElementName;
import io.tributary.topology.telemetry.Measurement;
import io.tributary.topology.telemetry.Value;
import java.math.BigDecimal;

/**
 * One value as it goes on the wire: a number keeps the digits that it came with.
 *
 * @param element what was measured
 * @param value a {@link BigDecimal}, a {@link Double}, a {@link Boolean} or a {@link String}
 */
public record Reading(ElementName element, Object value) {

    public Reading {
        if (!(value instanceof BigDecimal
                || value instanceof Double
                || value instanceof Boolean
                || value instanceof String)) {
            throw new IllegalArgumentException("a value is a number, a boolean or text");
        }
    }

    /** The reading of a measurement. */
    public static Reading of(Measurement measurement) {
        return new Reading(
                measurement.element(),
                switch (measurement.value()) {
                    case Value.NumberValue number -> number.value();
                    case Value.BooleanValue flag -> flag.value();
                    case Value.TextValue text -> text.value();
                });
    }
}
