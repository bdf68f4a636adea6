package io.tributary.dashboard.live.elasticsearch;

import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.live.Reading;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.site.ValueType;
import io.tributary.topology.telemetry.Value;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A document in {@code tributary-latest}.
 *
 * @param value number, or 0 and 1 for false and true
 * @param valueText text
 */
record LatestDocument(
        SiteId site,
        LocationName location,
        DeviceId device,
        ElementName element,
        ValueType type,
        @Nullable String unit,
        @Nullable Double value,
        @Nullable String valueText,
        Instant at) {

    /** The reading, unless the document lacks its value. */
    Optional<Reading> reading() {
        return Optional.ofNullable(plainValue())
                .map(
                        plain ->
                                new Reading(
                                        new DeviceKey(site, location, device),
                                        element,
                                        plain,
                                        unit,
                                        at));
    }

    private @Nullable Value plainValue() {
        if (type == ValueType.TEXT) {
            return valueText == null ? null : new Value.TextValue(valueText);
        }
        if (value == null) {
            return null;
        }
        return type == ValueType.BOOLEAN
                ? new Value.BooleanValue(value != 0)
                : new Value.NumberValue(value);
    }
}
