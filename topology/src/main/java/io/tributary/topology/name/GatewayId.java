package io.tributary.topology.name;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The gateway-service instance that serves one site. Matches {@value Names#PATTERN}.
 *
 * @param value the name as it stands in topics, keys and documents
 */
public record GatewayId(@JsonValue String value) implements Comparable<GatewayId> {

    /**
     * @throws InvalidNameException when the value does not match
     */
    @JsonCreator
    public GatewayId {
        Names.require("gateway id", value);
    }

    /**
     * @throws InvalidNameException when the value does not match
     */
    public static GatewayId of(String value) {
        return new GatewayId(value);
    }

    @Override
    public int compareTo(GatewayId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
