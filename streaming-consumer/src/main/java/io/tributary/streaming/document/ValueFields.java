package io.tributary.streaming.document;

import io.tributary.topology.site.ValueType;
import io.tributary.topology.telemetry.Value;
import io.tributary.topology.telemetry.Value.BooleanValue;
import io.tributary.topology.telemetry.Value.NumberValue;
import io.tributary.topology.telemetry.Value.TextValue;
import java.util.Locale;

/**
 * How values stand in documents: numbers, and booleans as 0 and 1, in one field; text in another.
 */
final class ValueFields {

    private ValueFields() {}

    static void write(DocumentJson json, Value value, String numberField, String textField) {
        switch (value) {
            case NumberValue number -> json.number(numberField, number.value());
            case BooleanValue flag -> json.number(numberField, flag.value() ? 1.0 : 0.0);
            case TextValue text -> json.text(textField, text.value());
        }
    }

    static String typeName(ValueType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
