package io.tributary.gateway.aggregation;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.telemetry.AggregatedMessage.DeviceReadings;
import io.tributary.topology.telemetry.AggregatedMessage.Trace;
import io.tributary.topology.telemetry.BatchEntry.SensedMessage;
import io.tributary.topology.telemetry.Measurement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One part of a window: as much as one aggregated message may hold. */
final class PartAccumulator {

    static final int MAX_READINGS = 10_000;

    /** Of the 512 KiB of a message; the rest is for what stands around the devices. */
    private static final int MAX_BYTES = 508 * 1024;

    private final long windowStartMillis;
    private final boolean samples;
    private final Map<DeviceId, DeviceAccumulator> devices = new LinkedHashMap<>();
    private long newestMessage;
    private long messages;
    private long readings;
    private long bytes;
    private Instant firstSensed = Instant.MAX;
    private Instant lastSensed = Instant.MIN;
    private Instant firstAcquired = Instant.MAX;
    private Instant lastAcquired = Instant.MIN;

    PartAccumulator(long windowStartMillis, boolean samples) {
        this.windowStartMillis = windowStartMillis;
        this.samples = samples;
    }

    /** Whether even an empty part has no room for it. */
    static boolean isTooLarge(Measurement measurement) {
        return DeviceAccumulator.BYTES
                        + DeviceAccumulator.SEQ_BYTES
                        + ElementAccumulator.bytes(measurement)
                        + ElementAccumulator.readingBytes(measurement.value(), true)
                > MAX_BYTES;
    }

    /**
     * Whether there is room for it, and its element is of the same type here so far.
     *
     * @param number of the device message, rising
     */
    boolean takes(long number, SensedMessage message, Measurement measurement) {
        DeviceAccumulator device = devices.get(message.device());
        return readings < MAX_READINGS
                && bytes + bytes(number, message, measurement) <= MAX_BYTES
                && (device == null || device.takes(measurement));
    }

    /**
     * Adds a reading.
     *
     * @return so many bytes of JSON it takes at most
     */
    int add(long number, SensedMessage message, Measurement measurement) {
        int added = bytes(number, message, measurement);
        bytes += added;
        DeviceAccumulator device =
                devices.computeIfAbsent(
                        message.device(), id -> new DeviceAccumulator(id, windowStartMillis));
        if (number != newestMessage) {
            newestMessage = number;
            messages++;
            device.addMessage(message.seq());
            firstSensed = earlier(firstSensed, message.at());
            lastSensed = later(lastSensed, message.at());
            firstAcquired = earlier(firstAcquired, message.acquiredAt());
            lastAcquired = later(lastAcquired, message.acquiredAt());
        }
        device.add(measurement, message.at(), samples);
        readings++;
        return added;
    }

    /** An upper bound, so that no message ever exceeds its limit. */
    private int bytes(long number, SensedMessage message, Measurement measurement) {
        DeviceAccumulator device = devices.get(message.device());
        return (device == null ? DeviceAccumulator.BYTES : 0)
                + (number != newestMessage && message.seq() != null
                        ? DeviceAccumulator.SEQ_BYTES
                        : 0)
                + (device != null && device.knows(measurement)
                        ? 0
                        : ElementAccumulator.bytes(measurement))
                + ElementAccumulator.readingBytes(measurement.value(), samples);
    }

    long messages() {
        return messages;
    }

    long readings() {
        return readings;
    }

    List<DeviceReadings> devices() {
        return devices.values().stream().map(DeviceAccumulator::readings).toList();
    }

    Trace trace(Instant aggregatedAt) {
        return new Trace(firstSensed, lastSensed, firstAcquired, lastAcquired, aggregatedAt);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
