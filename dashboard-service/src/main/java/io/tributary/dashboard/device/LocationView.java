package io.tributary.dashboard.device;

import io.tributary.topology.name.LocationName;
import java.util.List;

/**
 * A location as it is shown.
 *
 * @param location the location
 * @param title its name for people
 * @param inModel whether the site model knows it
 * @param devices its devices, those of the model first
 * @param actuators its actuators, those of the model first
 */
public record LocationView(
        LocationName location,
        String title,
        boolean inModel,
        List<DeviceView> devices,
        List<ActuatorView> actuators) {}
