package io.tributary.topology.site;

import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import java.util.List;
import java.util.Optional;

/**
 * A place within the site.
 *
 * @param name the location
 * @param title its name for people
 * @param devices what measures there
 * @param actuators what can be operated there
 */
public record Location(
        LocationName name, String title, List<Device> devices, List<Actuator> actuators) {

    public Location {
        devices = List.copyOf(devices);
        actuators = List.copyOf(actuators);
    }

    /** The device of that id. */
    public Optional<Device> device(DeviceId id) {
        return devices.stream().filter(device -> device.id().equals(id)).findFirst();
    }

    /** The actuator of that name. */
    public Optional<Actuator> actuator(ActuatorName actuatorName) {
        return actuators.stream()
                .filter(actuator -> actuator.name().equals(actuatorName))
                .findFirst();
    }
}
