package io.tributary.topology.mqtt;

import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.InvalidNameException;
import io.tributary.topology.name.LocationName;
import org.jspecify.annotations.Nullable;

/** The topics that devices publish on, taken apart. */
public sealed interface DeviceTopic {

    /** The location, which wins over anything a payload says. */
    LocationName location();

    /**
     * Takes a topic name apart.
     *
     * @throws UnknownTopicException when the levels are not those of a device topic
     * @throws InvalidNameException when a level is not a valid name
     */
    static DeviceTopic parse(String topic) {
        String[] level = topic.split("/", -1);
        return switch (level[0]) {
            case "sense", "test" -> sensed(topic, level);
            case "config" -> configured(topic, level);
            default -> throw new UnknownTopicException(topic);
        };
    }

    private static DeviceTopic sensed(String topic, String[] level) {
        boolean rehearsal = level[0].equals("test");
        return switch (level.length) {
            case 2 -> new Sense(rehearsal, LocationName.of(level[1]), null);
            case 3 -> new Sense(rehearsal, LocationName.of(level[1]), DeviceId.of(level[2]));
            default -> throw new UnknownTopicException(topic);
        };
    }

    private static DeviceTopic configured(String topic, String[] level) {
        if (level.length == 3) {
            return new State(LocationName.of(level[1]), ActuatorName.of(level[2]));
        }
        if (level.length == 4 && level[3].equals("status")) {
            return new Status(LocationName.of(level[1]), DeviceId.of(level[2]));
        }
        if (level.length == 4 && level[3].equals("info")) {
            return new Information(LocationName.of(level[1]), DeviceId.of(level[2]));
        }
        throw new UnknownTopicException(topic);
    }

    /**
     * {@code sense/{location}}, {@code sense/{location}/{device}} or the same under {@code test}.
     *
     * @param rehearsal true under {@code test}
     * @param location the location
     * @param device the device, where the topic names it
     */
    record Sense(boolean rehearsal, LocationName location, @Nullable DeviceId device)
            implements DeviceTopic {}

    /**
     * {@code config/{location}/{device}/status}.
     *
     * @param location the location
     * @param device the device
     */
    record Status(LocationName location, DeviceId device) implements DeviceTopic {}

    /**
     * {@code config/{location}/{device}/info}.
     *
     * @param location the location
     * @param device the device
     */
    record Information(LocationName location, DeviceId device) implements DeviceTopic {}

    /**
     * {@code config/{location}/{actuator}}.
     *
     * @param location the location
     * @param actuator the actuator
     */
    record State(LocationName location, ActuatorName actuator) implements DeviceTopic {}
}
