package io.tributary.simulator.telemetry;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import java.time.Instant;
import java.util.List;

/**
 * One message of a device, before it is written in a form.
 *
 * @param location where the device stands
 * @param device the device
 * @param readings at least one
 * @param at when it was measured
 * @param number which message of the device it is
 */
public record SimpleData(
        LocationName location,
        DeviceId device,
        List<Reading> readings,
        Instant at,
        MessageNumber number) {

    public SimpleData {
        if (readings.isEmpty()) {
            throw new IllegalArgumentException("a message holds at least one reading");
        }
        readings = List.copyOf(readings);
    }
}
