package io.tributary.topology.name;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Something at a location that takes commands, such as {@code light}. Matches {@value
 * Names#PATTERN}.
 *
 * @param value the name as it stands in topics, keys and documents
 */
public record ActuatorName(@JsonValue String value) implements Comparable<ActuatorName> {

    /**
     * @throws InvalidNameException when the value does not match
     */
    @JsonCreator
    public ActuatorName {
        Names.require("actuator", value);
    }

    /**
     * @throws InvalidNameException when the value does not match
     */
    public static ActuatorName of(String value) {
        return new ActuatorName(value);
    }

    @Override
    public int compareTo(ActuatorName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
