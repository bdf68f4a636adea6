package io.tributary.gateway.aggregation;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.telemetry.AggregatedMessage.DeviceReadings;
import io.tributary.topology.telemetry.AggregatedMessage.ElementReadings;
import io.tributary.topology.telemetry.Measurement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Readings of one device in one part of a window. */
final class DeviceAccumulator {

    /** At most this much JSON around the elements of a device. */
    static final int BYTES = 160;

    /** At most this much JSON for a message number: a range of its own in {@code seqs}. */
    static final int SEQ_BYTES = 2 * JsonSize.LONG + 4;

    private final DeviceId device;
    private final long windowStartMillis;
    private final Map<Key, ElementAccumulator> elements = new LinkedHashMap<>(4);
    private final List<Long> seqs = new ArrayList<>(1);
    private long messages;

    private record Key(ElementName element, @Nullable String unit) {

        static Key of(Measurement measurement) {
            return new Key(measurement.element(), measurement.unit());
        }
    }

    DeviceAccumulator(DeviceId device, long windowStartMillis) {
        this.device = device;
        this.windowStartMillis = windowStartMillis;
    }

    boolean knows(Measurement measurement) {
        return elements.containsKey(Key.of(measurement));
    }

    /** Whether the value is of the type that its element and unit has here already. */
    boolean takes(Measurement measurement) {
        ElementAccumulator element = elements.get(Key.of(measurement));
        return element == null || element.type() == measurement.value().type();
    }

    void addMessage(@Nullable Long seq) {
        messages++;
        if (seq != null) {
            seqs.add(seq);
        }
    }

    void add(Measurement measurement, Instant at, boolean sample) {
        elements.computeIfAbsent(
                        Key.of(measurement),
                        key ->
                                new ElementAccumulator(
                                        key.element(),
                                        key.unit(),
                                        measurement.value(),
                                        at,
                                        windowStartMillis))
                .add(measurement.value(), at, sample);
    }

    DeviceReadings readings() {
        List<ElementReadings> readings =
                elements.values().stream().map(ElementAccumulator::readings).toList();
        return new DeviceReadings(
                device, messages, seqs.isEmpty() ? null : Ranges.of(seqs), readings);
    }
}
