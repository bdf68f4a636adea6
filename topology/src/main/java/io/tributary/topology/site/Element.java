package io.tributary.topology.site;

import io.tributary.topology.name.ElementName;
import org.jspecify.annotations.Nullable;

/**
 * What a device measures.
 *
 * @param name the element
 * @param quantity what it is physically, for people and icons; the name where not given
 * @param type the type of its values
 * @param unit UCUM unit, where it has one
 * @param min smallest possible value, inclusive
 * @param max largest possible value, inclusive
 */
public record Element(
        ElementName name,
        String quantity,
        ValueType type,
        @Nullable String unit,
        @Nullable Double min,
        @Nullable Double max) {

    /** Whether the value is one the element can have. */
    public boolean inRange(double value) {
        return (min == null || value >= min) && (max == null || value <= max);
    }
}
