package io.tributary.gateway.aggregation;

import io.tributary.topology.name.GatewayId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.BatchEntry.SensedMessage;
import io.tributary.topology.telemetry.Measurement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups the readings of one commit by location and window. Holds nothing over a commit: a late
 * reading is simply in a later one. What does not fit into one message goes into its next part; a
 * device message counts in every part that has a reading of it. Not thread-safe; one for each
 * commit.
 */
public final class Aggregation {

    private final AggregationProperties properties;
    private final long windowMillis;
    private final Map<Window, List<PartAccumulator>> windows = new LinkedHashMap<>();
    private long messages;
    private long bytes;

    private record Window(boolean rehearsal, LocationName location, long startMillis) {}

    /**
     * A message for Kafka.
     *
     * @param rehearsal whether it belongs into topic {@code test}
     * @param message the message
     */
    public record Aggregated(boolean rehearsal, AggregatedMessage message) {}

    Aggregation(AggregationProperties properties) {
        this.properties = properties;
        this.windowMillis = properties.window().toMillis();
    }

    /** Whether it holds a text so long that no message could carry it. */
    public static boolean isTooLarge(SensedMessage message) {
        return message.values().stream().anyMatch(PartAccumulator::isTooLarge);
    }

    /** Adds the readings of one device message that is not too large. */
    public void add(SensedMessage message) {
        long start = Math.floorDiv(message.at().toEpochMilli(), windowMillis) * windowMillis;
        List<PartAccumulator> parts =
                windows.computeIfAbsent(
                        new Window(message.rehearsal(), message.location(), start),
                        window -> new ArrayList<>(1));
        messages++;
        for (Measurement measurement : message.values()) {
            bytes += part(parts, message, measurement, start).add(messages, message, measurement);
        }
    }

    private PartAccumulator part(
            List<PartAccumulator> parts,
            SensedMessage message,
            Measurement measurement,
            long startMillis) {
        for (PartAccumulator part : parts) {
            if (part.takes(messages, message, measurement)) {
                return part;
            }
        }
        PartAccumulator next = new PartAccumulator(startMillis, properties.samples());
        parts.add(next);
        return next;
    }

    /** Device messages added so far. */
    public long messages() {
        return messages;
    }

    /**
     * What the messages added so far take as JSON at most: a device's first reading in a window
     * much, further ones little.
     */
    public long bytes() {
        return bytes;
    }

    /** Every window with all its parts, in order of first arrival. */
    public List<Aggregated> aggregated(
            SiteId site, GatewayId gateway, long commit, Instant aggregatedAt) {
        List<Aggregated> all = new ArrayList<>();
        windows.forEach(
                (window, parts) -> {
                    for (int number = 0; number < parts.size(); number++) {
                        PartAccumulator part = parts.get(number);
                        AggregatedMessage message =
                                new AggregatedMessage(
                                        site,
                                        window.location(),
                                        gateway,
                                        commit,
                                        number,
                                        Instant.ofEpochMilli(window.startMillis()),
                                        Instant.ofEpochMilli(window.startMillis() + windowMillis),
                                        part.readings(),
                                        part.messages(),
                                        part.devices(),
                                        part.trace(aggregatedAt));
                        all.add(new Aggregated(window.rehearsal(), message));
                    }
                });
        return all;
    }
}
