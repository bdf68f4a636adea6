package io.tributary.topology.name;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A device as it names itself in its payloads; not its MQTT client id. Matches {@value
 * Names#PATTERN}.
 *
 * @param value the name as it stands in topics, keys and documents
 */
public record DeviceId(@JsonValue String value) implements Comparable<DeviceId> {

    /**
     * @throws InvalidNameException when the value does not match
     */
    @JsonCreator
    public DeviceId {
        Names.require("deviceID", value);
    }

    /**
     * @throws InvalidNameException when the value does not match
     */
    public static DeviceId of(String value) {
        return new DeviceId(value);
    }

    @Override
    public int compareTo(DeviceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
