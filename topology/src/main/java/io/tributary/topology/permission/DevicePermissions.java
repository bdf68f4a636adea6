package io.tributary.topology.permission;

import io.tributary.topology.mqtt.MqttTopic;
import io.tributary.topology.mqtt.MqttTopicFilter;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.site.Actuator;
import io.tributary.topology.site.Device;
import io.tributary.topology.site.Location;
import io.tributary.topology.site.SiteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the account of one device may do at the broker, and nothing else.
 *
 * @param publish what it may publish under, retained or not, at any QoS, its last will included
 * @param subscribe what it may subscribe to, or to parts of it
 */
public record DevicePermissions(List<MqttTopicFilter> publish, List<MqttTopicFilter> subscribe) {

    public DevicePermissions {
        publish = List.copyOf(publish);
        subscribe = List.copyOf(subscribe);
    }

    /**
     * Those of a device of a site: its own {@code sense} and {@code test} topic, what it tells of
     * itself, the reported states and the commands of its own actuators.
     *
     * @param location where it is; of one outside the model, where it was said to be
     */
    public static DevicePermissions of(SiteModel site, LocationName location, DeviceId device) {
        List<Actuator> actuators =
                site.location(location).map(Location::actuators).orElse(List.of()).stream()
                        .filter(actuator -> actuator.device().equals(device))
                        .toList();
        List<MqttTopicFilter> publish = new ArrayList<>(own(location, device));
        actuators.forEach(
                actuator ->
                        publish.add(
                                MqttTopicFilter.of(
                                        MqttTopic.reportedState(location, actuator.name()))));
        if (site.location(location)
                .flatMap(found -> found.device(device))
                .filter(Device::sharedTopic)
                .isPresent()) {
            publish.add(MqttTopicFilter.of(MqttTopic.sense(location)));
            publish.add(MqttTopicFilter.of(MqttTopic.rehearsal(location)));
        }
        return new DevicePermissions(
                publish,
                actuators.stream()
                        .map(actuator -> MqttTopic.command(location, actuator.name()))
                        .map(MqttTopicFilter::of)
                        .toList());
    }

    /** Those of a device outside the model that may be in any location; it has no actuators. */
    public static DevicePermissions anywhere(DeviceId device) {
        return new DevicePermissions(MqttTopicFilter.anywhereOf(device), List.of());
    }

    private static List<MqttTopicFilter> own(LocationName location, DeviceId device) {
        return Stream.of(
                        MqttTopic.sense(location, device),
                        MqttTopic.rehearsal(location, device),
                        MqttTopic.status(location, device),
                        MqttTopic.info(location, device))
                .map(MqttTopicFilter::of)
                .toList();
    }
}
