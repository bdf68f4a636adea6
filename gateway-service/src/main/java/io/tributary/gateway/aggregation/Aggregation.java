package io.tributary.gateway.aggregation;

import io.tributary.topology.name.GatewayId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.BatchEntry.SensedMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups the readings of one commit by location and window. Holds nothing over a commit: a late
 * reading is simply in a later one. Not thread-safe; one for each commit.
 */
public final class Aggregation {

    private final AggregationProperties properties;
    private final long windowMillis;
    private final Map<Window, List<PartAccumulator>> windows = new LinkedHashMap<>();
    private long messages;

    private record Window(boolean rehearsal, LocationName location, long startMillis) {}

    /**
     * A message for Kafka.
     *
     * @param rehearsal whether it belongs into topic {@code test}
     * @param message the message
     */
    public record Aggregated(boolean rehearsal, AggregatedMessage message) {}

    public Aggregation(AggregationProperties properties) {
        this.properties = properties;
        this.windowMillis = properties.window().toMillis();
    }

    /** Adds the readings of one device message. */
    public void add(SensedMessage message) {
        long start = Math.floorDiv(message.at().toEpochMilli(), windowMillis) * windowMillis;
        List<PartAccumulator> parts =
                windows.computeIfAbsent(
                        new Window(message.rehearsal(), message.location(), start),
                        window -> new ArrayList<>(1));
        PartAccumulator part =
                parts.stream().filter(p -> p.takes(message)).findFirst().orElse(null);
        if (part == null) {
            part = new PartAccumulator();
            parts.add(part);
        }
        part.add(message, properties.samples(), start);
        messages++;
    }

    /** Device messages added so far. */
    public long messages() {
        return messages;
    }

    /** Every window with all its parts, in order of first arrival. */
    public List<Aggregated> aggregated(
            SiteId site, GatewayId gateway, long commit, Instant aggregatedAt) {
        List<Aggregated> all = new ArrayList<>();
        windows.forEach(
                (window, parts) -> {
                    for (int part = 0; part < parts.size(); part++) {
                        all.add(
                                new Aggregated(
                                        window.rehearsal(),
                                        message(
                                                site,
                                                gateway,
                                                commit,
                                                part,
                                                window,
                                                parts.get(part),
                                                aggregatedAt)));
                    }
                });
        return all;
    }

    private AggregatedMessage message(
            SiteId site,
            GatewayId gateway,
            long commit,
            int number,
            Window window,
            PartAccumulator part,
            Instant aggregatedAt) {
        return new AggregatedMessage(
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
    }
}
