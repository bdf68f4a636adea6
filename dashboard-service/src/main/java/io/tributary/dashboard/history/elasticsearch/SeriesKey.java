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
import org.jspecify.annotations.Nullable;

/** What tells one series from another, as it stands in the documents. */
record SeriesKey(
        String location, String device, String element, String type, @Nullable String unit) {

    static SeriesKey of(Map<String, FieldValue> key) {
        FieldValue unit = key.get("unit");
        return new SeriesKey(
                text(key, "location"),
                text(key, "device"),
                text(key, "element"),
                text(key, "type"),
                unit == null || unit.isNull() ? null : unit.stringValue());
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

    private static String text(Map<String, FieldValue> key, String name) {
        FieldValue value = key.get(name);
        return value == null ? "" : value.stringValue();
    }
}
