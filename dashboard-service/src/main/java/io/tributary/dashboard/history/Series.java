package io.tributary.dashboard.history;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.site.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * History of one element in one unit.
 *
 * @param location the location
 * @param device the device
 * @param element what it measured
 * @param type the type of the values; booleans count as 0 and 1
 * @param unit UCUM unit, where known
 * @param points in order of time
 */
public record Series(
        LocationName location,
        DeviceId device,
        ElementName element,
        ValueType type,
        @Nullable String unit,
        List<Point> points) {}
