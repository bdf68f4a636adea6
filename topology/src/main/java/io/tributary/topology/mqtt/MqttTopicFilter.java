package io.tributary.topology.mqtt;

import io.tributary.topology.name.DeviceId;
import java.util.List;
import java.util.stream.Stream;

/**
 * An MQTT topic filter, as one subscribes with. Not the name of a topic: it may hold wildcards.
 *
 * @param value the topic filter
 */
public record MqttTopicFilter(String value) {

    /** Every reading of every device. */
    public static final MqttTopicFilter ALL_SENSE = new MqttTopicFilter("sense/#");

    /** Every presence, information and reported state. */
    public static final MqttTopicFilter ALL_CONFIG = new MqttTopicFilter("config/#");

    /** Every reading of a rehearsal. */
    public static final MqttTopicFilter ALL_TEST = new MqttTopicFilter("test/#");

    /** Everything that the gateway is about to commit. */
    public static final MqttTopicFilter ALL_PREVIEW = new MqttTopicFilter("preview/#");

    /** Every rejection that is fed in again. */
    public static final MqttTopicFilter ALL_REPLAY = new MqttTopicFilter("replay/#");

    /**
     * @throws IllegalArgumentException when empty
     */
    public MqttTopicFilter {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an MQTT topic filter is not empty");
        }
    }

    /** What a device publishes wherever it is: its readings, rehearsals, status and information. */
    public static List<MqttTopicFilter> anywhereOf(DeviceId device) {
        return Stream.of("sense/+/%s", "test/+/%s", "config/+/%s/status", "config/+/%s/info")
                .map(filter -> new MqttTopicFilter(filter.formatted(device)))
                .toList();
    }

    /** The filter that matches this one topic. */
    public static MqttTopicFilter of(MqttTopic topic) {
        return new MqttTopicFilter(topic.value());
    }

    @Override
    public String toString() {
        return value;
    }
}
