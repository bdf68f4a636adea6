package io.tributary.topology.name;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A place within a site, such as a room. Matches {@value Names#PATTERN}.
 *
 * @param value the name as it stands in topics, keys and documents
 */
public record LocationName(@JsonValue String value) implements Comparable<LocationName> {

    /**
     * @throws InvalidNameException when the value does not match
     */
    @JsonCreator
    public LocationName {
        Names.require("location", value);
    }

    /**
     * @throws InvalidNameException when the value does not match
     */
    public static LocationName of(String value) {
        return new LocationName(value);
    }

    @Override
    public int compareTo(LocationName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
