package io.tributary.gateway.aggregation;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.telemetry.AggregatedMessage.DeviceReadings;
import io.tributary.topology.telemetry.AggregatedMessage.ElementReadings;
import io.tributary.topology.telemetry.BatchEntry.SensedMessage;
import io.tributary.topology.telemetry.Measurement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Readings of one device in one window of one commit. */
final class DeviceAccumulator {

    private final DeviceId device;
    private final long windowStartMillis;
    private final Map<Key, ElementAccumulator> elements = new LinkedHashMap<>();
    private final List<Long> seqs = new ArrayList<>();
    private long messages;

    private record Key(ElementName element, @Nullable String unit) {}

    DeviceAccumulator(DeviceId device, long windowStartMillis) {
        this.device = device;
        this.windowStartMillis = windowStartMillis;
    }

    /** Whether every value is of the type that its element and unit has here already. */
    boolean fits(SensedMessage message) {
        for (Measurement measurement : message.values()) {
            ElementAccumulator element =
                    elements.get(new Key(measurement.element(), measurement.unit()));
            if (element != null && element.type() != measurement.value().type()) {
                return false;
            }
        }
        return true;
    }

    boolean knows(Measurement measurement) {
        return elements.containsKey(new Key(measurement.element(), measurement.unit()));
    }

    void add(SensedMessage message, boolean samples) {
        messages++;
        if (message.seq() != null) {
            seqs.add(message.seq());
        }
        for (Measurement measurement : message.values()) {
            elements.computeIfAbsent(
                            new Key(measurement.element(), measurement.unit()),
                            key ->
                                    new ElementAccumulator(
                                            key.element(),
                                            key.unit(),
                                            measurement.value(),
                                            message.at(),
                                            windowStartMillis))
                    .add(measurement.value(), message.at(), samples);
        }
    }

    DeviceReadings readings() {
        List<ElementReadings> readings =
                elements.values().stream().map(ElementAccumulator::readings).toList();
        return new DeviceReadings(
                device, messages, seqs.isEmpty() ? null : Ranges.of(seqs), readings);
    }
}
