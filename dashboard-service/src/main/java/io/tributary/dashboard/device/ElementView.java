package io.tributary.dashboard.device;

import io.tributary.topology.name.ElementName;
import io.tributary.topology.site.Element;
import io.tributary.topology.site.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * What a device measures, from the site model or, where it is not in there, from what it sent.
 *
 * @param element the element
 * @param quantity what it is physically
 * @param type the type of its values
 * @param unit UCUM unit, where it has one
 * @param min smallest possible value
 * @param max largest possible value
 * @param inModel whether the site model knows it
 */
public record ElementView(
        ElementName element,
        String quantity,
        ValueType type,
        @Nullable String unit,
        @Nullable Double min,
        @Nullable Double max,
        boolean inModel) {

    static ElementView of(Element element) {
        return new ElementView(
                element.name(),
                element.quantity(),
                element.type(),
                element.unit(),
                element.min(),
                element.max(),
                true);
    }

    static ElementView of(ReadingView reading) {
        return new ElementView(
                reading.element(),
                reading.element().value(),
                reading.type(),
                reading.unit(),
                null,
                null,
                false);
    }
}
