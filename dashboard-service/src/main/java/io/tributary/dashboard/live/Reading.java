package io.tributary.dashboard.live;

import io.tributary.topology.name.ElementName;
import io.tributary.topology.telemetry.Value;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The newest value of one element.
 *
 * @param device the device that measured it
 * @param element what it measured
 * @param value the value
 * @param unit UCUM unit, where known
 * @param at event time
 */
public record Reading(
        DeviceKey device, ElementName element, Value value, @Nullable String unit, Instant at) {

    /** The same, at another time. */
    Reading givenAt(Instant other) {
        return new Reading(device, element, value, unit, other);
    }
}
