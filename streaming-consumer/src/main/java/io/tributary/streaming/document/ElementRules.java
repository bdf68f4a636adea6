package io.tributary.streaming.document;

import io.tributary.topology.site.ValueType;
import io.tributary.topology.telemetry.AggregatedMessage.DeviceReadings;
import io.tributary.topology.telemetry.AggregatedMessage.ElementReadings;
import org.jspecify.annotations.Nullable;

/** What must be true of an element's readings before they become a document. */
final class ElementRules {

    private ElementRules() {}

    /**
     * Fails when something is missing or contradicts itself.
     *
     * @throws UnreadableRecordException with what is wrong
     */
    static void require(DeviceReadings device, ElementReadings element) {
        require(device.device() != null, device, element, "there is no deviceID");
        require(element.element() != null, device, element, "there is no element");
        require(element.type() != null, device, element, "there is no type");
        require(
                element.last() != null && element.lastAt() != null,
                device,
                element,
                "there is no last value with its time");
        require(element.count() > 0, device, element, "count is " + element.count());
        require(
                element.last().type() == element.type(),
                device,
                element,
                "the last value is not of type " + element.type());
        require(
                element.type() == ValueType.TEXT || hasStatistics(element),
                device,
                element,
                "min, max or sum is missing or not finite");
    }

    private static boolean hasStatistics(ElementReadings element) {
        return finite(element.min()) && finite(element.max()) && finite(element.sum());
    }

    private static boolean finite(@Nullable Double value) {
        return value != null && Double.isFinite(value);
    }

    private static void require(
            boolean holds, DeviceReadings device, ElementReadings element, String problem) {
        if (!holds) {
            throw new UnreadableRecordException(
                    "device %s, element %s: %s"
                            .formatted(device.device(), element.element(), problem));
        }
    }
}
