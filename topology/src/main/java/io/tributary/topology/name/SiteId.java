package io.tributary.topology.name;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A site: a home, a field, a plant. One MQTT broker, acquisition and gateway serve it. Matches
 * {@value Names#PATTERN}.
 *
 * @param value the name as it stands in topics, keys and documents
 */
public record SiteId(@JsonValue String value) implements Comparable<SiteId> {

    /**
     * @throws InvalidNameException when the value does not match
     */
    @JsonCreator
    public SiteId {
        Names.require("site id", value);
    }

    /**
     * @throws InvalidNameException when the value does not match
     */
    public static SiteId of(String value) {
        return new SiteId(value);
    }

    @Override
    public int compareTo(SiteId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
