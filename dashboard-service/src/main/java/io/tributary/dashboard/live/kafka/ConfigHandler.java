package io.tributary.dashboard.live.kafka;

import io.tributary.dashboard.live.ActuatorKey;
import io.tributary.dashboard.live.Actuators;
import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.live.Devices;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaKeys;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.presence.ActuatorState;
import io.tributary.topology.presence.DeviceState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Presence of devices and reported states of actuators. */
@Component
class ConfigHandler implements RecordHandler {

    private static final JsonCodec<DeviceState> DEVICE = JsonCodec.of(DeviceState.class);
    private static final JsonCodec<ActuatorState> ACTUATOR = JsonCodec.of(ActuatorState.class);
    private static final int KEY_PARTS = 4;

    private final Devices devices;
    private final Actuators actuators;

    ConfigHandler(Devices devices, Actuators actuators) {
        this.devices = devices;
        this.actuators = actuators;
    }

    @Override
    public KafkaTopic topic() {
        return KafkaTopic.CONFIG;
    }

    @Override
    public void handle(String key, byte @Nullable [] value) {
        if (value == null) {
            remove(key);
        } else if (KafkaKeys.isActuatorState(key)) {
            actuators.accept(ACTUATOR.decode(value));
        } else {
            devices.accept(DEVICE.decode(value));
        }
    }

    private void remove(String key) {
        String[] part = key.split("/", -1);
        if (part.length != KEY_PARTS) {
            throw new IllegalArgumentException("not a key of this topic: " + key);
        }
        SiteId site = SiteId.of(part[0]);
        LocationName location = LocationName.of(part[1]);
        if (KafkaKeys.isActuatorState(key)) {
            actuators.remove(new ActuatorKey(site, location, ActuatorName.of(part[3])));
        } else {
            devices.remove(new DeviceKey(site, location, DeviceId.of(part[3])));
        }
    }
}
