package io.tributary.topology.mqtt;

import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import java.util.UUID;

/**
 * An MQTT topic name, as one publishes to. The factories are the only place where the text of our
 * topics is made; {@link DeviceTopic#parse} is the only place where it is taken apart.
 *
 * @param value the topic name
 */
public record MqttTopic(String value) {

    /**
     * @throws IllegalArgumentException when empty or with a wildcard
     */
    public MqttTopic {
        if (value.isEmpty() || value.indexOf('+') >= 0 || value.indexOf('#') >= 0) {
            throw new IllegalArgumentException("not an MQTT topic name: \"" + value + '"');
        }
    }

    /** Where a device publishes its readings. */
    public static MqttTopic sense(LocationName location, DeviceId device) {
        return new MqttTopic("sense/" + location + '/' + device);
    }

    /** Where readings of any device of a location may be published. */
    public static MqttTopic sense(LocationName location) {
        return new MqttTopic("sense/" + location);
    }

    /** Where a device's presence stands, retained. */
    public static MqttTopic status(LocationName location, DeviceId device) {
        return new MqttTopic("config/" + location + '/' + device + "/status");
    }

    /** Where a device tells about itself, retained. */
    public static MqttTopic info(LocationName location, DeviceId device) {
        return new MqttTopic("config/" + location + '/' + device + "/info");
    }

    /** Where an actuator's reported state stands, retained. */
    public static MqttTopic reportedState(LocationName location, ActuatorName actuator) {
        return new MqttTopic("config/" + location + '/' + actuator);
    }

    /** Where an actuator takes commands, never retained. */
    public static MqttTopic command(LocationName location, ActuatorName actuator) {
        return new MqttTopic("cmnd/" + location + '/' + actuator);
    }

    /** Where acquisition hands batches to the gateway. */
    public static MqttTopic acquired(int shard) {
        return new MqttTopic("acquired/" + shard);
    }

    /** Where the gateway tells how far its journal is, retained. */
    public static MqttTopic backlog(int shard) {
        return new MqttTopic("backlog/" + shard);
    }

    /** Where the gateway shows at the site what it is about to commit, at most once. */
    public static MqttTopic preview(LocationName location) {
        return new MqttTopic("preview/" + location);
    }

    /** Where the gateway feeds a rejection in again. */
    public static MqttTopic replay(UUID rejection) {
        return new MqttTopic("replay/" + rejection);
    }

    /** Where the broker takes changes of accounts: Mosquitto's dynamic security plugin. */
    public static MqttTopic accountControl() {
        return new MqttTopic("$CONTROL/dynamic-security/v1");
    }

    /** Where it answers whoever asked. */
    public static MqttTopic accountControlAnswers() {
        return new MqttTopic("$CONTROL/dynamic-security/v1/response");
    }

    /** Where a reading of a rehearsal goes: the same path, kept apart. */
    public static MqttTopic rehearsal(LocationName location, DeviceId device) {
        return new MqttTopic("test/" + location + '/' + device);
    }

    /** The same for any device of a location. */
    public static MqttTopic rehearsal(LocationName location) {
        return new MqttTopic("test/" + location);
    }

    @Override
    public String toString() {
        return value;
    }
}
