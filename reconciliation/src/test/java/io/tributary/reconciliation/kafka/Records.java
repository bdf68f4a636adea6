package io.tributary.reconciliation.kafka;

import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.GatewayId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.site.ValueType;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.AggregatedMessage.DeviceReadings;
import io.tributary.topology.telemetry.AggregatedMessage.ElementReadings;
import io.tributary.topology.telemetry.AggregatedMessage.Trace;
import io.tributary.topology.telemetry.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records as they stand in Kafka, made by hand. */
final class Records {

    static final Instant NOON = Instant.parse("2026-10-18T12:00:00Z");

    private static final JsonCodec<AggregatedMessage> WINDOW =
            JsonCodec.of(AggregatedMessage.class);
    private static final JsonCodec<Rejection> REJECTION = JsonCodec.of(Rejection.class);

    private Records() {}

    /** A window of device {@code load-1} at the mill, with so many readings. */
    static byte[] window(
            Instant start, long commit, int part, long messages, long readings, long... seqs) {
        Trace trace = new Trace(start, start, start, start, start);
        ElementReadings element =
                new ElementReadings(
                        ElementName.of("temperature"),
                        ValueType.NUMBER,
                        "Cel",
                        readings,
                        1.0,
                        1.0,
                        (double) readings,
                        Value.of(1.0),
                        start,
                        null);
        return WINDOW.encode(
                new AggregatedMessage(
                        SiteId.of("home"),
                        LocationName.of("mill"),
                        GatewayId.of("home-gw"),
                        commit,
                        part,
                        start,
                        start.plusSeconds(1),
                        readings,
                        messages,
                        List.of(
                                new DeviceReadings(
                                        DeviceId.of("load-1"),
                                        messages,
                                        ranges(seqs),
                                        List.of(element))),
                        trace));
    }

    static byte[] refused(UUID id, RejectionReason reason, String payload) {
        return REJECTION.encode(
                Rejection.of(
                        id,
                        SiteId.of("home"),
                        Rejection.ORIGIN_MQTT,
                        "sense/mill/load-1",
                        "mill",
                        "load-1",
                        reason,
                        "refused",
                        payload.getBytes(StandardCharsets.UTF_8),
                        NOON));
    }

    static byte[] counted(UUID id, long count, long... seqs) {
        return REJECTION.encode(
                Rejection.counted(
                        id,
                        SiteId.of("home"),
                        "sense/mill/load-1",
                        "mill",
                        "load-1",
                        RejectionReason.RATE,
                        "too fast",
                        count,
                        ranges(seqs),
                        100,
                        NOON));
    }

    /** As streaming-consumer tells of a document. */
    static byte[] documentRefused(long readings) {
        return REJECTION.encode(
                Rejection.of(
                                UUID.randomUUID(),
                                SiteId.of("home"),
                                "elasticsearch",
                                "tributary-readings-2026.10.18",
                                "mill",
                                "load-1",
                                RejectionReason.DOCUMENT_REFUSED,
                                "refused",
                                new byte[] {'{', '}'},
                                NOON)
                        .counting(readings));
    }

    private static @Nullable List<List<Long>> ranges(long... seqs) {
        List<List<Long>> ranges = new ArrayList<>();
        for (int i = 0; i < seqs.length; i += 2) {
            ranges.add(List.of(seqs[i], seqs[i + 1]));
        }
        return ranges.isEmpty() ? null : ranges;
    }
}
