package io.tributary.benchmarks.reads;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.GatewayId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.presence.DeviceState;
import io.tributary.topology.presence.Heartbeat;
import io.tributary.topology.presence.Presence;
import io.tributary.topology.site.Device;
import io.tributary.topology.site.Element;
import io.tributary.topology.site.Location;
import io.tributary.topology.site.PresenceClass;
import io.tributary.topology.site.SiteModel;
import io.tributary.topology.site.ValueType;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.AggregatedMessage.DeviceReadings;
import io.tributary.topology.telemetry.AggregatedMessage.ElementReadings;
import io.tributary.topology.telemetry.AggregatedMessage.Samples;
import io.tributary.topology.telemetry.AggregatedMessage.Trace;
import io.tributary.topology.telemetry.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A site of so many devices, each of which measures one temperature. Its model names the first of
 * them, as many as fit into one record; the others are discovered.
 *
 * @param devices how many
 * @param locations over so many locations, evenly
 */
record ReadSite(int devices, int locations) {

    static final SiteId SITE = SiteId.of("reads");
    static final Duration WINDOW = Duration.ofMillis(100);

    private static final GatewayId GATEWAY = GatewayId.of("reads-gw");
    private static final ElementName TEMPERATURE = ElementName.of("temperature");
    private static final int IN_MODEL = 5_000;

    SiteModel model() {
        return new SiteModel(
                SiteModel.SCHEMA,
                SITE,
                "Reads",
                ZoneOffset.UTC,
                false,
                "1",
                IntStream.range(0, locations).mapToObj(this::location).toList());
    }

    private Location location(int location) {
        return new Location(
                name(location),
                "Hall " + location,
                IntStream.range(0, Math.min(IN_MODEL, devices))
                        .filter(device -> locationOf(device) == location)
                        .mapToObj(ReadSite::device)
                        .toList(),
                List.of());
    }

    private static Device device(int device) {
        return new Device(
                id(device),
                PresenceClass.MAINS,
                Duration.ofMinutes(5),
                List.of(
                        new Element(
                                TEMPERATURE, "temperature", ValueType.NUMBER, "Cel", null, null)));
    }

    Heartbeat heartbeat(Instant at) {
        return new Heartbeat(SITE, GATEWAY, at, at.minusSeconds(60), 0);
    }

    DeviceState state(int device, Instant at) {
        return new DeviceState(
                SITE,
                name(locationOf(device)),
                id(device),
                1,
                device % 10 == 0 ? Presence.STALE : Presence.ONLINE,
                at.minusSeconds(device),
                at.minusSeconds(device),
                Map.of("firmware", "1.4." + device % 7, "model", "ESP8266"));
    }

    int locationOf(int device) {
        return (int) ((long) device * locations / devices);
    }

    /** Its number is the value of each reading. */
    AggregatedMessage window(long commit, int location, List<Integer> measured, Instant end) {
        Instant start = end.minus(WINDOW);
        return new AggregatedMessage(
                SITE,
                name(location),
                GATEWAY,
                commit,
                0,
                start,
                end,
                measured.size(),
                measured.size(),
                measured.stream().map(device -> readings(device, commit, start)).toList(),
                new Trace(start, end.minusMillis(1), start, end.minusMillis(1), end));
    }

    private static DeviceReadings readings(int device, long commit, Instant start) {
        long offset = device % WINDOW.toMillis();
        double plain = commit;
        Value value = new Value.NumberValue(plain);
        return new DeviceReadings(
                id(device),
                1,
                List.of(List.of(commit, commit)),
                List.of(
                        new ElementReadings(
                                TEMPERATURE,
                                ValueType.NUMBER,
                                "Cel",
                                1,
                                plain,
                                plain,
                                plain,
                                value,
                                start.plusMillis(offset),
                                new Samples(List.of(offset), List.of(value)))));
    }

    static LocationName name(int location) {
        return LocationName.of("hall%02d".formatted(location));
    }

    static DeviceId id(int device) {
        return DeviceId.of("d%05d".formatted(device));
    }
}
