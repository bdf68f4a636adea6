package io.tributary.streaming.document;

import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.GatewayId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.presence.DeviceState;
import io.tributary.topology.presence.Presence;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.rejection.Replay;
import io.tributary.topology.site.ValueType;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.AggregatedMessage.DeviceReadings;
import io.tributary.topology.telemetry.AggregatedMessage.ElementReadings;
import io.tributary.topology.telemetry.AggregatedMessage.Samples;
import io.tributary.topology.telemetry.AggregatedMessage.Trace;
import io.tributary.topology.telemetry.Value;
import io.tributary.topology.telemetry.Value.BooleanValue;
import io.tributary.topology.telemetry.Value.NumberValue;
import io.tributary.topology.telemetry.Value.TextValue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Records as the other services write them. */
public final class Messages {

    public static final Instant WINDOW = Instant.parse("2026-11-20T10:15:30Z");
    public static final LocationName KITCHEN = LocationName.of("kitchen");
    public static final DeviceId DEVICE = DeviceId.of("NodeMCU3");

    /** An hour after the window. */
    static final RollupMarks MARKS =
            new RollupMarks(
                    Clock.fixed(WINDOW.plusSeconds(3600), ZoneOffset.UTC), Duration.ofSeconds(10));

    private static final JsonCodec<AggregatedMessage> AGGREGATED =
            JsonCodec.of(AggregatedMessage.class);

    private Messages() {}

    /** Three readings of temperature, two of the hood being on, one text. */
    public static AggregatedMessage kitchen(String site, long commit) {
        return aggregated(
                site,
                commit,
                WINDOW,
                List.of(temperature(21.1, 21.4, WINDOW.plusMillis(900)), hood(), mode()));
    }

    /** One window with temperature alone, so that one message is one document and one latest. */
    public static AggregatedMessage temperatureOnly(String site, long commit, Instant window) {
        return aggregated(
                site,
                commit,
                window,
                List.of(temperature(20.0, 20.0 + commit, window.plusMillis(500))));
    }

    public static AggregatedMessage aggregated(
            String site, long commit, Instant window, List<ElementReadings> elements) {
        return new AggregatedMessage(
                SiteId.of(site),
                KITCHEN,
                GatewayId.of(site + "-gw"),
                commit,
                0,
                window,
                window.plusSeconds(1),
                elements.stream().mapToLong(ElementReadings::count).sum(),
                3,
                List.of(new DeviceReadings(DEVICE, 3, List.of(List.of(18123L, 18125L)), elements)),
                new Trace(
                        window.plusMillis(100),
                        window.plusMillis(900),
                        window.plusMillis(110),
                        window.plusMillis(910),
                        window.plusMillis(1500)));
    }

    public static ElementReadings temperature(double min, double max, Instant lastAt) {
        return new ElementReadings(
                ElementName.of("temperature"),
                ValueType.NUMBER,
                "Cel",
                3,
                min,
                max,
                min + 2 * max,
                new NumberValue(max),
                lastAt,
                new Samples(
                        List.of(100L, 500L, 900L),
                        List.of(new NumberValue(min), new NumberValue(max), new NumberValue(max))));
    }

    public static ElementReadings hood() {
        return new ElementReadings(
                ElementName.of("hood"),
                ValueType.BOOLEAN,
                null,
                2,
                0.0,
                1.0,
                1.0,
                new BooleanValue(true),
                WINDOW.plusMillis(800),
                null);
    }

    public static ElementReadings mode() {
        return new ElementReadings(
                ElementName.of("mode"),
                ValueType.TEXT,
                null,
                1,
                null,
                null,
                null,
                new TextValue("cooking \"hot\"\nπ"),
                WINDOW.plusMillis(700),
                null);
    }

    /** Number with everything as given, even what cannot be. */
    public static ElementReadings number(long count, Double min, Double sum, Value last) {
        return new ElementReadings(
                ElementName.of("temperature"),
                ValueType.NUMBER,
                "Cel",
                count,
                min,
                min,
                sum,
                last,
                WINDOW,
                null);
    }

    public static byte[] json(AggregatedMessage message) {
        return AGGREGATED.encode(message);
    }

    public static Command command(String site, CommandId id) {
        return new Command(
                id,
                SiteId.of(site),
                KITCHEN,
                ActuatorName.of("light"),
                "ON",
                WINDOW,
                WINDOW.plusSeconds(10),
                "admin");
    }

    public static DeviceState device(String site, long revision, Presence presence) {
        return new DeviceState(
                SiteId.of(site),
                KITCHEN,
                DEVICE,
                revision,
                presence,
                WINDOW,
                WINDOW.plusSeconds(1),
                Map.of("firmware", "1.2", "pins", List.of(1, 2), "net", Map.of("rssi", -60)));
    }

    public static Rejection rejection(String site, String payload) {
        return Rejection.of(
                UUID.nameUUIDFromBytes(payload.getBytes(StandardCharsets.UTF_8)),
                SiteId.of(site),
                "mqtt",
                "sense/kitchen/NodeMCU3",
                "kitchen",
                "NodeMCU3",
                RejectionReason.MALFORMED_JSON,
                "not JSON: unexpected end",
                payload.getBytes(StandardCharsets.UTF_8),
                WINDOW);
    }

    /** So many messages that were refused without their bytes, half of them in one range. */
    public static Rejection counted(String site, long count) {
        return Rejection.counted(
                UUID.nameUUIDFromBytes((site + count).getBytes(StandardCharsets.UTF_8)),
                SiteId.of(site),
                "sense/kitchen/NodeMCU3",
                "kitchen",
                "NodeMCU3",
                RejectionReason.BACKLOG_FULL,
                "the journal of the gateway is full",
                count,
                List.of(List.of(1L, count / 2), List.of(count, 2 * count)),
                count * 100,
                WINDOW);
    }

    /** A request to feed the rejection in again. */
    public static Replay replay(Rejection rejection, String user, Instant at) {
        return new Replay(
                rejection.id(),
                rejection.site(),
                rejection.topic(),
                rejection.payload() == null ? new byte[0] : rejection.payload(),
                rejection.receivedAt(),
                user,
                at);
    }

    /** A record at offset 5 of partition 1. */
    public static SourceRecord record(String topic, String key, byte... value) {
        return new SourceRecord(topic, 1, 5, WINDOW, key, value);
    }
}
