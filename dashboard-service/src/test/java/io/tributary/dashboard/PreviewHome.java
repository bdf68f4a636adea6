package io.tributary.dashboard;

import io.tributary.dashboard.support.Edge;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.Index;
import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.presence.ActuatorState;
import io.tributary.topology.presence.Presence;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.site.Actuator;
import io.tributary.topology.site.Device;
import io.tributary.topology.site.Element;
import io.tributary.topology.site.Location;
import io.tributary.topology.site.SiteModel;
import io.tributary.topology.site.SiteModelReader;
import io.tributary.topology.site.ValueType;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Two made-up sites with everything that a page can show. */
final class PreviewHome {

    /** As long as names may be: they are cut or broken, and nothing sticks out. */
    private static final LocationName LONG_LOCATION = LocationName.of("hall-".repeat(12) + "west");

    private static final DeviceId LONG_DEVICE = DeviceId.of("ESP32.".repeat(10) + "wxyz");
    private static final List<SiteModel> SITES = List.of(Home.MODEL, Home.WORKSHOP);

    /** Of this one nothing is heard any more. */
    private static final SiteModel FIELD =
            SiteModelReader.parse(
                    "field.yaml",
                    """
                    schema: tributary/site/1
                    site: field
                    title: Field
                    zone: Europe/Madrid
                    strict: true
                    locations:
                      - name: north
                        title: North
                        devices:
                          - id: probe-1
                            presence: battery
                            silence: PT2H
                            elements:
                              - {name: temperature, type: number, unit: Cel}
                              - {name: battery, type: number, unit: "%"}
                        actuators:
                          - {name: valve, device: probe-1, kind: switch, values: [OPEN, CLOSED]}
                    """);

    private final Edge edge;
    private volatile @Nullable SiteId crowd;
    private final Index index;

    PreviewHome(Edge edge, Index index) {
        this.edge = edge;
        this.index = index;
    }

    /** What stands before anybody looks. */
    void fill() {
        Instant now = Instant.now();
        for (SiteModel site : SITES) {
            edge.tell(site);
            for (Location location : site.locations()) {
                for (Device device : location.devices()) {
                    fill(site.site(), location, device, now);
                }
                for (Actuator actuator : location.actuators()) {
                    fill(site.site(), location.name(), actuator, now);
                }
            }
        }
        field(now.minusSeconds(600));
        PreviewPresence.fill(edge, index, now);
        PreviewAccounts.fill(edge, now);
        edge.tell(
                Home.device(
                        Home.SITE,
                        LocationName.of("attic"),
                        DeviceId.of("esp32-7f3a"),
                        Presence.DISCOVERED,
                        now));
        edge.tell(Home.device(Home.SITE, LONG_LOCATION, LONG_DEVICE, Presence.DISCOVERED, now));
        edge.tell(
                Home.reading(
                        Home.SITE,
                        LONG_LOCATION,
                        LONG_DEVICE,
                        ElementName.of("w".repeat(64)),
                        "m3.h-1",
                        new Value.NumberValue(-123_456.789),
                        now));
        reject(
                "sense/room1",
                RejectionReason.MALFORMED_JSON,
                "{\"deviceID\": <script>alert(1)</script>",
                now);
        reject(
                "sense/garden/NodeMCU4",
                RejectionReason.OUT_OF_RANGE,
                "{\"deviceID\":\"NodeMCU4\",\"temperature\":900}",
                now.minusSeconds(70));
        reject(
                "sense/kitchen",
                RejectionReason.INVALID_UTF8,
                "\u00ff\u00fe\u0000\u0001 binary",
                now.minusSeconds(4000));
        Rejection flood =
                Rejection.counted(
                        UUID.randomUUID(),
                        Home.SITE,
                        "sense/room2",
                        "room2",
                        "NodeMCU2",
                        RejectionReason.RATE,
                        "more than 10 messages a second",
                        412,
                        null,
                        52_000,
                        now.minusSeconds(500));
        index.put("tributary-rejected", flood.id().toString(), flood);
    }

    private void field(Instant last) {
        Location north = FIELD.locations().getFirst();
        Device probe = north.devices().getFirst();
        edge.tell(FIELD);
        edge.tell(Home.heartbeat(FIELD.site(), last));
        edge.tell(Home.device(FIELD.site(), north.name(), probe.id(), Presence.ONLINE, last));
        probe.elements().forEach(element -> tick(FIELD.site(), north, probe, element, last));
        fill(FIELD.site(), north.name(), north.actuators().getFirst(), last);
    }

    private void fill(SiteId site, Location location, Device device, Instant now) {
        Presence presence =
                switch (device.id().value()) {
                    case "NodeMCU3" -> Presence.STALE;
                    case "NodeMCU4" -> Presence.OFFLINE;
                    default -> Presence.ONLINE;
                };
        boolean never = device.id().value().equals("NodeMCU4");
        if (!device.id().value().equals("NodeMCU2")) {
            edge.tell(
                    Home.device(
                            site,
                            location.name(),
                            device.id(),
                            presence,
                            never ? now.minusSeconds(7200) : now));
        }
        if (location.name().equals(Home.ROOM1)) {
            Map<String, Object> documents = new LinkedHashMap<>();
            for (Element element : device.elements()) {
                for (int i = 0; i < 360; i++) {
                    if (i <= 60 || i >= 90) {
                        documents.put(
                                UUID.randomUUID().toString(),
                                document(
                                        site,
                                        location,
                                        device,
                                        element,
                                        now.minusSeconds(i * 10L)));
                    }
                }
            }
            index.putAll("tributary-readings", documents);
        }
    }

    private static Map<String, Object> document(
            SiteId site, Location location, Device device, Element element, Instant at) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("site", site.value());
        document.put("location", location.name().value());
        document.put("device", device.id().value());
        document.put("element", element.name().value());
        document.put("type", element.type().name().toLowerCase(java.util.Locale.ROOT));
        if (element.unit() != null) {
            document.put("unit", element.unit());
        }
        double value = wave(element, at);
        document.put("windowStart", at.toString());
        document.put("count", 5);
        document.put("min", value - 0.4);
        document.put("max", value + 0.3);
        document.put("sum", value * 5);
        document.put("lastAt", at.toString());
        return document;
    }

    private static double wave(Element element, Instant at) {
        int salt = Math.floorMod(element.name().hashCode(), 40);
        return 20 + salt + 4 * Math.sin(at.toEpochMilli() / 400_000.0 + salt);
    }

    private void fill(SiteId site, LocationName location, Actuator actuator, Instant now) {
        String value =
                switch (actuator.kind()) {
                    case SLIDER -> "40";
                    default -> actuator.values().getFirst();
                };
        if (!actuator.name().value().equals("tv")) {
            edge.tell(
                    new ActuatorState(
                            site,
                            location,
                            actuator.name(),
                            1,
                            value,
                            now.minusSeconds(600),
                            null));
        }
        if (actuator.name().value().equals("cooker-hood")) {
            CommandStatus queued = command(site, location, actuator.name(), "HIGH", now);
            edge.tell(
                    queued.moved(CommandState.SENT, now, null, null)
                            .moved(
                                    CommandState.TIMED_OUT,
                                    now.plusSeconds(10),
                                    "the device did not report within 10 s",
                                    "OFF"));
        }
        if (actuator.name().value().equals("water-pump")) {
            edge.tell(command(site, location, actuator.name(), "OFF", now));
        }
    }

    private static CommandStatus command(
            SiteId site, LocationName location, ActuatorName actuator, String value, Instant now) {
        return CommandStatus.queued(
                new Command(
                        new CommandId(UUID.randomUUID()),
                        site,
                        location,
                        actuator,
                        value,
                        now.minusSeconds(30),
                        now.plus(Duration.ofMinutes(10)),
                        "admin"));
    }

    private void reject(String topic, RejectionReason reason, String payload, Instant at) {
        Rejection rejection =
                Rejection.of(
                        UUID.randomUUID(),
                        Home.SITE,
                        "mqtt",
                        topic,
                        "room1",
                        "NodeMCU1",
                        reason,
                        "expected a JSON value at position 13 <b>but</b> found something else",
                        payload.getBytes(
                                reason == RejectionReason.INVALID_UTF8
                                        ? StandardCharsets.ISO_8859_1
                                        : StandardCharsets.UTF_8),
                        at);
        index.put("tributary-rejected", rejection.id().toString(), rejection);
    }

    /** A plant of many devices that are in no model, a hundred in each hall. */
    void crowd(int devices) {
        Instant now = Instant.now();
        SiteId plant = SiteId.of("plant");
        crowd = plant;
        AggregatedMessage[] messages = new AggregatedMessage[devices];
        for (int i = 0; i < devices; i++) {
            LocationName hall = LocationName.of("hall-" + i / 100);
            DeviceId device = DeviceId.of("node-%05d".formatted(i));
            Presence presence = i % 7 == 0 ? Presence.OFFLINE : Presence.ONLINE;
            edge.tell(Home.device(plant, hall, device, presence, now.minusSeconds(i % 600)));
            messages[i] =
                    Home.reading(
                            plant,
                            hall,
                            device,
                            Home.TEMPERATURE,
                            "Cel",
                            new Value.NumberValue(20 + i % 10),
                            now);
        }
        edge.tell(messages);
    }

    /** What comes every second. */
    void tick() {
        Instant now = Instant.now();
        SiteId plant = crowd;
        if (plant != null) {
            edge.tell(Home.heartbeat(plant, now));
        }
        for (SiteModel site : SITES) {
            edge.tell(Home.sealing(site.site(), now, PreviewAccounts.SEALING_KEY));
            for (Location location : site.locations()) {
                for (Device device : location.devices()) {
                    if (!List.of("NodeMCU2", "NodeMCU4").contains(device.id().value())) {
                        device.elements().forEach(e -> tick(site.site(), location, device, e, now));
                    }
                }
            }
        }
        edge.tell(
                Home.reading(
                        Home.SITE,
                        LocationName.of("kitchen"),
                        DeviceId.of("NodeMCU3"),
                        ElementName.of("humidty"),
                        "%",
                        new Value.NumberValue(48),
                        now));
        edge.tell(
                Home.reading(
                        Home.SITE,
                        LocationName.of("attic"),
                        DeviceId.of("esp32-7f3a"),
                        ElementName.of("co2"),
                        "[ppm]",
                        new Value.NumberValue(612),
                        now));
    }

    private void tick(SiteId site, Location location, Device device, Element element, Instant now) {
        Value value =
                element.type() == ValueType.NUMBER
                        ? new Value.NumberValue(Math.round(wave(element, now) * 100) / 100.0)
                        : element.type() == ValueType.BOOLEAN
                                ? new Value.BooleanValue(now.getEpochSecond() % 20 < 10)
                                : new Value.TextValue("<script>alert('x')</script> mixing");
        edge.tell(
                Home.reading(
                        site,
                        location.name(),
                        device.id(),
                        element.name(),
                        element.unit(),
                        value,
                        now));
    }
}
