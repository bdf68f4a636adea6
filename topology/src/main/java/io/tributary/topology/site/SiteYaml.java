package io.tributary.topology.site;

import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.Names;
import io.tributary.topology.name.SiteId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the nodes of a site file into the model, noting every problem on the way. */
final class SiteYaml {

    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(10);
    private static final int MISSED_INTERVALS = 3;
    private static final Duration BATTERY_SILENCE = Duration.ofHours(2);

    /** In bytes it may be three times as long, which a report of it may be, too. */
    private static final int MAX_VALUE = 256;

    private final Set<String> deviceIds = new HashSet<>();

    SiteModel site(YamlMap file, String text) {
        file.allowOnly("schema", "site", "title", "zone", "strict", "locations");
        String schema = file.text("schema").orElse(SiteModel.SCHEMA);
        if (!schema.equals(SiteModel.SCHEMA)) {
            file.problem("schema", "is \"" + schema + "\"; allowed: " + SiteModel.SCHEMA);
        }
        String site = file.requiredName("site");
        List<Location> locations = file.maps("locations").stream().map(this::location).toList();
        if (locations.isEmpty()) {
            file.problem("locations", "is missing or empty; at least one location is needed");
        }
        file.requireUnique("locations", locations, location -> location.name().value());
        return new SiteModel(
                SiteModel.SCHEMA,
                SiteId.of(site),
                file.text("title").orElse(site),
                zone(file),
                file.bool("strict").orElse(false),
                revision(text),
                locations);
    }

    private static ZoneId zone(YamlMap file) {
        String zone = file.text("zone").orElse("UTC");
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            file.problem(
                    "zone",
                    "is \""
                            + zone
                            + "\"; allowed: a name of the IANA time zone database such as"
                            + " Europe/Madrid");
            return ZoneId.of("UTC");
        }
    }

    private Location location(YamlMap map) {
        map.allowOnly("name", "title", "devices", "actuators");
        String name = map.requiredName("name");
        List<Device> devices = map.maps("devices").stream().map(this::device).toList();
        List<Actuator> actuators =
                map.maps("actuators").stream()
                        .map(actuator -> actuator(actuator, devices))
                        .toList();
        map.requireUnique("actuators", actuators, actuator -> actuator.name().value());
        return new Location(
                LocationName.of(name), map.text("title").orElse(name), devices, actuators);
    }

    private Device device(YamlMap map) {
        map.allowOnly("id", "presence", "interval", "silence", "elements", "sharedTopic");
        String id = map.requiredName("id");
        if (Names.isValid(id) && !deviceIds.add(id) && !id.equals(YamlMap.PLACEHOLDER)) {
            map.problem("id", "is \"" + id + "\", which another device of the site has already");
        }
        PresenceClass presence =
                map.choice("presence", PresenceClass.class).orElse(PresenceClass.MAINS);
        List<Element> elements = map.maps("elements").stream().map(SiteYaml::element).toList();
        if (elements.isEmpty() && !map.has("elements")) {
            map.problem("elements", "is missing; use [] for a device that measures nothing");
        }
        map.requireUnique("elements", elements, element -> element.name().value());
        return new Device(
                DeviceId.of(id),
                presence,
                silence(map, presence),
                elements,
                map.bool("sharedTopic").orElse(false));
    }

    private static Duration silence(YamlMap map, PresenceClass presence) {
        Optional<Duration> interval = map.duration("interval");
        Optional<Duration> silence = map.duration("silence");
        return switch (presence) {
            case MAINS -> {
                if (silence.isPresent()) {
                    map.problem("silence", "is for presence: battery; a mains device has interval");
                }
                yield interval.orElse(USUAL_INTERVAL).multipliedBy(MISSED_INTERVALS);
            }
            case BATTERY -> {
                if (interval.isPresent()) {
                    map.problem("interval", "is for presence: mains; a battery device has silence");
                }
                yield silence.orElse(BATTERY_SILENCE);
            }
        };
    }

    private static Element element(YamlMap map) {
        map.allowOnly("name", "quantity", "type", "unit", "min", "max");
        String name = map.requiredName("name");
        ValueType type = map.choice("type", ValueType.class).orElse(ValueType.NUMBER);
        @Nullable Double min = map.number("min").map(BigDecimal::doubleValue).orElse(null);
        @Nullable Double max = map.number("max").map(BigDecimal::doubleValue).orElse(null);
        if (type != ValueType.NUMBER && (min != null || max != null)) {
            map.problem("type", "is not number, so the element has no min and max");
        }
        if (min != null && max != null && min > max) {
            map.problem("min", "is greater than max");
        }
        return new Element(
                ElementName.of(name), map.text("quantity").orElse(name), type, unit(map), min, max);
    }

    private static @Nullable String unit(YamlMap map) {
        Optional<String> unit = map.text("unit");
        if (unit.isPresent() && !unit.get().matches("[!-~]{1,32}")) {
            map.problem(
                    "unit",
                    "is \""
                            + unit.get()
                            + "\"; allowed: UCUM in at most 32 characters of ASCII without blanks,"
                            + " such as Cel, %, W, lx");
        }
        return unit.orElse(null);
    }

    private static Actuator actuator(YamlMap map, List<Device> devices) {
        map.allowOnly("name", "device", "kind", "values", "min", "max", "step");
        String name = map.requiredName("name");
        String device = map.requiredName("device");
        if (devices.stream().noneMatch(known -> known.id().value().equals(device))) {
            map.problem(
                    "device",
                    "is \""
                            + device
                            + "\"; allowed: a device of the same location: "
                            + devices.stream().map(known -> known.id().value()).toList());
        }
        ActuatorKind kind =
                map.requiredChoice("kind", ActuatorKind.class).orElse(ActuatorKind.SWITCH);
        List<String> values = map.texts("values");
        BigDecimal min = map.number("min").orElse(null);
        BigDecimal max = map.number("max").orElse(null);
        BigDecimal step = map.number("step").orElse(null);
        checkKind(map, kind, values, min, max, step);
        checkValues(map, values);
        return new Actuator(
                ActuatorName.of(name),
                DeviceId.of(device),
                kind,
                values.isEmpty() ? defaultValues(kind) : values,
                min,
                max,
                step);
    }

    private static void checkKind(
            YamlMap map,
            ActuatorKind kind,
            List<String> values,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            @Nullable BigDecimal step) {
        if (kind == ActuatorKind.SLIDER) {
            if (min == null || max == null || min.compareTo(max) >= 0) {
                map.problem("kind", "is slider, which needs min and max with min < max");
            }
            if (step != null && step.signum() <= 0) {
                map.problem("step", "must be greater than 0");
            }
            if (!values.isEmpty()) {
                map.problem(
                        "values", "are for switch, choice and button; a slider has min and max");
            }
            return;
        }
        if (min != null || max != null || step != null) {
            map.problem("kind", "is not slider, so the actuator has no min, max and step");
        }
        if (kind == ActuatorKind.SWITCH && !values.isEmpty() && values.size() != 2) {
            map.problem("values", "of a switch are exactly two, such as [\"ON\", \"OFF\"]");
        }
        if (kind == ActuatorKind.CHOICE && values.size() < 2) {
            map.problem("values", "of a choice are at least two");
        }
    }

    /** A command's value is found without regard to case and blanks around it. */
    private static void checkValues(YamlMap map, List<String> values) {
        Set<String> seen = new HashSet<>();
        for (String value : values) {
            if (!value.equals(value.strip())) {
                map.problem("values", "hold \"" + value + "\" with blanks around it");
            }
            if (value.length() > MAX_VALUE) {
                map.problem("values", "hold one of more than " + MAX_VALUE + " characters");
            }
            if (!seen.add(value.toLowerCase(Locale.ROOT))) {
                map.problem("values", "hold \"" + value + "\" twice; case does not count");
            }
        }
    }

    private static List<String> defaultValues(ActuatorKind kind) {
        return switch (kind) {
            case SWITCH -> List.of("ON", "OFF");
            case BUTTON -> List.of("PRESS");
            case SLIDER, CHOICE -> List.of();
        };
    }

    private static String revision(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java platform", e);
        }
    }
}
