package io.tributary.dashboard.support;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.GatewayId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.presence.DeviceState;
import io.tributary.topology.presence.Heartbeat;
import io.tributary.topology.presence.Presence;
import io.tributary.topology.site.SiteModel;
import io.tributary.topology.site.SiteModelReader;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.AggregatedMessage.DeviceReadings;
import io.tributary.topology.telemetry.AggregatedMessage.ElementReadings;
import io.tributary.topology.telemetry.AggregatedMessage.Trace;
import io.tributary.topology.telemetry.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens in the thesis home, and in a workshop with every kind of actuator. */
public final class Home {

    public static final SiteId SITE = SiteId.of("home");
    public static final SiteModel MODEL = SiteModelReader.thesisHome();
    public static final LocationName ROOM1 = LocationName.of("room1");
    public static final LocationName KITCHEN = LocationName.of("kitchen");
    public static final DeviceId NODE1 = DeviceId.of("NodeMCU1");
    public static final ElementName TEMPERATURE = ElementName.of("temperature");

    /** A site with a slider, a choice, a button, a switch, a boolean and text. */
    public static final SiteModel WORKSHOP =
            SiteModelReader.parse(
                    "workshop.yaml",
                    """
                    schema: tributary/site/1
                    site: workshop
                    title: Workshop
                    zone: Europe/Madrid
                    strict: false
                    locations:
                      - name: hall
                        title: Hall
                        devices:
                          - id: hall-node
                            presence: mains
                            interval: PT2S
                            elements:
                              - {name: temperature, type: number, unit: Cel}
                              - {name: door-open, type: boolean}
                              - {name: mode, type: text}
                        actuators:
                          - {name: dimmer, device: hall-node, kind: slider, min: 0, max: 100, step: 5}
                          - {name: fan, device: hall-node, kind: choice, values: ["OFF", "LOW", "MEDIUM", "HIGH"]}
                          - {name: bell, device: hall-node, kind: button}
                          - {name: lamp, device: hall-node, kind: switch, values: ["OFF", "ON"]}
                    """);

    private static final GatewayId GATEWAY = GatewayId.of("home-gw");

    private Home() {}

    public static Heartbeat heartbeat(SiteId site, Instant at) {
        return new Heartbeat(site, GATEWAY, at, at.minusSeconds(3600), 0);
    }

    /** A heartbeat of a gateway that takes secrets. */
    public static Heartbeat sealing(SiteId site, Instant at, String sealingKey) {
        return new Heartbeat(
                Heartbeat.SCHEMA,
                site,
                GATEWAY,
                at,
                at.minusSeconds(3600),
                0,
                null,
                null,
                null,
                sealingKey);
    }

    /** A heartbeat of a site whose oldest reading waits for Kafka for so many seconds. */
    public static Heartbeat behind(SiteId site, Instant at, long seconds) {
        return new Heartbeat(
                Heartbeat.SCHEMA,
                site,
                GATEWAY,
                at,
                at.minusSeconds(3600),
                12_345_678,
                at.minusSeconds(seconds),
                1_000_000_000L,
                71.5);
    }

    public static DeviceState device(
            SiteId site,
            LocationName location,
            DeviceId device,
            Presence presence,
            @Nullable Instant lastSeenAt) {
        Instant since = Instant.parse("2026-11-20T10:00:00Z");
        return new DeviceState(
                site,
                location,
                device,
                1,
                presence,
                since,
                lastSeenAt,
                Map.of("firmware", "1.4.2", "model", "ESP8266"));
    }

    /** A window of one second that holds one reading. */
    public static AggregatedMessage reading(
            SiteId site,
            LocationName location,
            DeviceId device,
            ElementName element,
            @Nullable String unit,
            Value value,
            Instant at) {
        Instant start = at.truncatedTo(ChronoUnit.SECONDS);
        Double number = value instanceof Value.NumberValue plain ? plain.value() : null;
        return new AggregatedMessage(
                site,
                location,
                GATEWAY,
                1,
                0,
                start,
                start.plusSeconds(1),
                1,
                1,
                List.of(
                        new DeviceReadings(
                                device,
                                1,
                                null,
                                List.of(
                                        new ElementReadings(
                                                element,
                                                value.type(),
                                                unit,
                                                1,
                                                number,
                                                number,
                                                number,
                                                value,
                                                at,
                                                null)))),
                new Trace(at, at, at, at, at));
    }

    /** A temperature in room1. */
    public static AggregatedMessage temperature(double celsius, Instant at) {
        return reading(SITE, ROOM1, NODE1, TEMPERATURE, "Cel", new Value.NumberValue(celsius), at);
    }
}
