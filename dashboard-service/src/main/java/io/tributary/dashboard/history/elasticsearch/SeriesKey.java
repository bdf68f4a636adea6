package io.tributary.dashboard.history.elasticsearch;

import co.elastic.clients.elasticsearch._types.FieldValue;
import io.tributary.dashboard.history.Point;
import io.tributary.dashboard.history.Series;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.site.ValueType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What tells one series from another, as it stands in the documents. */
record SeriesKey(
        String location, String device, String element, String type, @Nullable String unit) {

    /**
     * The series of a bucket; none where its documents are not what this version writes. They stand
     * beside the others and must not hide them.
     */
    static Optional<SeriesKey> of(Map<String, FieldValue> key) {
        String location = text(key, "location");
        String device = text(key, "device");
        String element = text(key, "element");
        String type = text(key, "type");
        if (location == null || device == null || element == null || type == null) {
            return Optional.empty();
        }
        SeriesKey read = new SeriesKey(location, device, element, type, text(key, "unit"));
        return read.isReadable() ? Optional.of(read) : Optional.empty();
    }

    private boolean isReadable() {
        try {
            with(List.of());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    boolean isText() {
        return valueType() == ValueType.TEXT;
    }

    Series with(List<Point> points) {
        return new Series(
                LocationName.of(location),
                DeviceId.of(device),
                ElementName.of(element),
                valueType(),
                unit,
                points);
    }

    private ValueType valueType() {
        return ValueType.valueOf(type.toUpperCase(Locale.ROOT));
    }

    private static @Nullable String text(Map<String, FieldValue> key, String name) {
        FieldValue value = key.get(name);
        return value == null || !value.isString() ? null : value.stringValue();
    }
}
