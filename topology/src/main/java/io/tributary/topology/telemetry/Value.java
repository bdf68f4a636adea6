package io.tributary.topology.telemetry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tributary.topology.site.ValueType;

/** One measured value: a finite number, a boolean, or text. In JSON it is the bare value. */
public sealed interface Value {

    /** The type under which the value is aggregated and stored. */
    ValueType type();

    /**
     * Reads the bare JSON value.
     *
     * @throws IllegalArgumentException when it is none of the three, or not finite
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Value of(Object json) {
        return switch (json) {
            case Number number -> new NumberValue(number.doubleValue());
            case Boolean flag -> new BooleanValue(flag);
            case String text -> new TextValue(text);
            default -> throw new IllegalArgumentException("a value is a number, a boolean or text");
        };
    }

    /**
     * A finite number.
     *
     * @param value in the element's unit
     */
    record NumberValue(@JsonValue double value) implements Value {
        public NumberValue {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a number must be finite");
            }
        }

        @Override
        public ValueType type() {
            return ValueType.NUMBER;
        }
    }

    /**
     * A boolean; aggregated as 0 and 1.
     *
     * @param value true or false
     */
    record BooleanValue(@JsonValue boolean value) implements Value {
        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }
    }

    /**
     * Text; only counted, never averaged.
     *
     * @param value the text
     */
    record TextValue(@JsonValue String value) implements Value {
        @Override
        public ValueType type() {
            return ValueType.TEXT;
        }
    }
}
