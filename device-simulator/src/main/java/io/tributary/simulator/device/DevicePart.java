package io.tributary.simulator.device;

import io.tributary.simulator.telemetry.PayloadForm;
import io.tributary.topology.mqtt.MqttTopic;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.site.Actuator;
import io.tributary.topology.site.Device;
import io.tributary.topology.site.Location;
import io.tributary.topology.site.SiteModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The part that one device plays in the site.
 *
 * @param site the site
 * @param location the location's name
 * @param device the device's model
 * @param actuators those that are part of it
 * @param form how it writes its messages
 */
record DevicePart(
        SiteId site,
        LocationName location,
        Device device,
        List<Actuator> actuators,
        PayloadForm form) {

    /** Within its silence a device is heard three times. */
    private static final int MESSAGES_WITHIN_SILENCE = 3;

    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(50);

    /** All devices of the site; of two or more the last that can uses the flat form. */
    static List<DevicePart> allOf(SiteModel site) {
        List<DevicePart> parts = new ArrayList<>();
        for (Location location : site.locations()) {
            for (Device device : location.devices()) {
                parts.add(of(site.site(), location, device, PayloadForm.MEASURES));
            }
        }
        for (int i = parts.size() - 1; i > 0; i--) {
            if (PayloadForm.fitsFlat(parts.get(i).device())) {
                parts.set(i, parts.get(i).in(PayloadForm.FLAT));
                break;
            }
        }
        return List.copyOf(parts);
    }

    private static DevicePart of(SiteId site, Location location, Device device, PayloadForm form) {
        List<Actuator> own =
                location.actuators().stream()
                        .filter(actuator -> actuator.device().equals(device.id()))
                        .toList();
        return new DevicePart(site, location.name(), device, own, form);
    }

    private DevicePart in(PayloadForm other) {
        return new DevicePart(site, location, device, actuators, other);
    }

    DeviceId id() {
        return device.id();
    }

    String clientId() {
        return device.id().value();
    }

    /** Time between two of its messages. */
    Duration interval() {
        Duration interval = device.silence().dividedBy(MESSAGES_WITHIN_SILENCE);
        return interval.compareTo(SHORTEST_INTERVAL) < 0 ? SHORTEST_INTERVAL : interval;
    }

    MqttTopic senseTopic() {
        return MqttTopic.sense(location, device.id());
    }

    MqttTopic statusTopic() {
        return MqttTopic.status(location, device.id());
    }

    MqttTopic infoTopic() {
        return MqttTopic.info(location, device.id());
    }

    MqttTopic commandTopic(Actuator actuator) {
        return MqttTopic.command(location, actuator.name());
    }

    MqttTopic stateTopic(Actuator actuator) {
        return MqttTopic.reportedState(location, actuator.name());
    }
}
