package io.tributary.gateway.aggregation;

import io.tributary.topology.name.ElementName;
import io.tributary.topology.site.ValueType;
import io.tributary.topology.telemetry.AggregatedMessage.ElementReadings;
import io.tributary.topology.telemetry.AggregatedMessage.Samples;
import io.tributary.topology.telemetry.Measurement;
import io.tributary.topology.telemetry.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Readings of one element in one part of a window. */
final class ElementAccumulator {

    /** At most this much JSON around name, unit and values of an element. */
    private static final int FRAME_BYTES = 160;

    /** Milliseconds since the start of a window of an hour at most, and two commas. */
    private static final int SAMPLE_BYTES = 7 + 2;

    private final ElementName element;
    private final @Nullable String unit;
    private final ValueType type;
    private final long windowStartMillis;
    // most hold few: there may be one for each of thousands of devices
    private final List<Long> sampleAt = new ArrayList<>(1);
    private final List<Value> sampleValue = new ArrayList<>(1);

    private long count;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double sum;
    private Value last;
    private Instant lastAt;

    ElementAccumulator(
            ElementName element,
            @Nullable String unit,
            Value first,
            Instant at,
            long windowStartMillis) {
        this.element = element;
        this.unit = unit;
        this.type = first.type();
        this.windowStartMillis = windowStartMillis;
        this.last = first;
        this.lastAt = at;
    }

    /**
     * Upper bound of the JSON of an element without its samples; of text without its last value.
     */
    static int bytes(Measurement measurement) {
        return FRAME_BYTES
                + JsonSize.of(measurement.element().value())
                + (measurement.unit() == null ? 0 : JsonSize.of(measurement.unit()))
                + JsonSize.LONG
                + 4 * JsonSize.DOUBLE
                + JsonSize.INSTANT;
    }

    /** Upper bound of what a reading adds: a sample, and text that may be the last value. */
    static int readingBytes(Value value, boolean sample) {
        int bytes = JsonSize.of(value);
        return (sample ? bytes + SAMPLE_BYTES : 0) + (value.type() == ValueType.TEXT ? bytes : 0);
    }

    ValueType type() {
        return type;
    }

    void add(Value value, Instant at, boolean sample) {
        count++;
        switch (value) {
            case Value.NumberValue number -> number(number.value());
            case Value.BooleanValue flag -> number(flag.value() ? 1 : 0);
            case Value.TextValue text -> {}
        }
        if (!at.isBefore(lastAt)) {
            last = value;
            lastAt = at;
        }
        if (sample) {
            sampleAt.add(at.toEpochMilli() - windowStartMillis);
            sampleValue.add(value);
        }
    }

    private void number(double value) {
        min = Math.min(min, value);
        max = Math.max(max, value);
        sum += value;
    }

    ElementReadings readings() {
        boolean numeric = type != ValueType.TEXT;
        return new ElementReadings(
                element,
                type,
                unit,
                count,
                numeric ? min : null,
                numeric ? max : null,
                numeric ? finite(sum) : null,
                last,
                lastAt,
                sampleAt.isEmpty() ? null : new Samples(sampleAt, sampleValue));
    }

    /** JSON has no infinity; values near the limit of a double may add up to it. */
    private static double finite(double sum) {
        return Math.clamp(sum, -Double.MAX_VALUE, Double.MAX_VALUE);
    }
}
