package io.tributary.gateway.aggregation;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.telemetry.AggregatedMessage.DeviceReadings;
import io.tributary.topology.telemetry.AggregatedMessage.Trace;
import io.tributary.topology.telemetry.BatchEntry.SensedMessage;
import io.tributary.topology.telemetry.Measurement;
import io.tributary.topology.telemetry.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One part of a window: as much as one aggregated message may hold. */
final class PartAccumulator {

    static final int MAX_READINGS = 10_000;

    /** Stays well below the 512 KiB of a message, since it is an estimate. */
    private static final int MAX_ESTIMATED_BYTES = 400 * 1024;

    private static final int BYTES_PER_MESSAGE = 24;
    private static final int BYTES_PER_SAMPLE = 32;
    private static final int BYTES_PER_ELEMENT = 300;

    private final Map<DeviceId, DeviceAccumulator> devices = new LinkedHashMap<>();
    private long messages;
    private long readings;
    private long estimatedBytes;
    private Instant firstSensed = Instant.MAX;
    private Instant lastSensed = Instant.MIN;
    private Instant firstAcquired = Instant.MAX;
    private Instant lastAcquired = Instant.MIN;

    boolean takes(SensedMessage message) {
        DeviceAccumulator device = devices.get(message.device());
        boolean room =
                readings + message.values().size() <= MAX_READINGS
                        && estimatedBytes + estimate(message) <= MAX_ESTIMATED_BYTES;
        return readings == 0 || (room && (device == null || device.fits(message)));
    }

    void add(SensedMessage message, boolean samples, long windowStartMillis) {
        estimatedBytes += estimate(message);
        devices.computeIfAbsent(
                        message.device(), id -> new DeviceAccumulator(id, windowStartMillis))
                .add(message, samples);
        messages++;
        readings += message.values().size();
        firstSensed = earlier(firstSensed, message.at());
        lastSensed = later(lastSensed, message.at());
        firstAcquired = earlier(firstAcquired, message.acquiredAt());
        lastAcquired = later(lastAcquired, message.acquiredAt());
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

    /**
     * Counts each element as if it were the first of its kind in a small message, and as a sample
     * in a large one.
     */
    private long estimate(SensedMessage message) {
        long bytes = BYTES_PER_MESSAGE;
        DeviceAccumulator device = devices.get(message.device());
        for (Measurement measurement : message.values()) {
            boolean known = device != null && device.knows(measurement);
            bytes += known ? BYTES_PER_SAMPLE : BYTES_PER_ELEMENT;
            if (measurement.value() instanceof Value.TextValue text) {
                bytes += 6L * text.value().length();
            }
        }
        return bytes;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
