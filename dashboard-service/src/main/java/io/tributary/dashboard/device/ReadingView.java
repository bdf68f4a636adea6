package io.tributary.dashboard.device;

import io.tributary.dashboard.live.Reading;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.site.ValueType;
import io.tributary.topology.telemetry.Value;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The newest value of an element as it is shown.
 *
 * @param site the site
 * @param location the location
 * @param device the device
 * @param element what it measured
 * @param type the type of the value
 * @param value the bare value
 * @param unit UCUM unit, where known
 * @param at event time
 */
public record ReadingView(
        SiteId site,
        LocationName location,
        DeviceId device,
        ElementName element,
        ValueType type,
        Value value,
        @Nullable String unit,
        Instant at) {

    /** Shows a reading. */
    public static ReadingView of(Reading reading) {
        return new ReadingView(
                reading.device().site(),
                reading.device().location(),
                reading.device().device(),
                reading.element(),
                reading.value().type(),
                reading.value(),
                reading.unit(),
                reading.at());
    }
}
