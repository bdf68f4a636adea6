package io.tributary.topology.name;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a device measures, such as {@code temperature}. Matches {@value Names#PATTERN}.
 *
 * @param value the name as it stands in topics, keys and documents
 */
public record ElementName(@JsonValue String value) implements Comparable<ElementName> {

    /**
     * @throws InvalidNameException when the value does not match
     */
    @JsonCreator
    public ElementName {
        Names.require("element", value);
    }

    /**
     * @throws InvalidNameException when the value does not match
     */
    public static ElementName of(String value) {
        return new ElementName(value);
    }

    @Override
    public int compareTo(ElementName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
