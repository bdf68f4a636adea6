package io.tributary.gateway;

import io.tributary.gateway.site.GatewayIdentity;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.GatewayId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.site.Actuator;
import io.tributary.topology.site.ActuatorKind;
import io.tributary.topology.site.Device;
import io.tributary.topology.site.Location;
import io.tributary.topology.site.PresenceClass;
import io.tributary.topology.site.SiteModel;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/** A small home with a device of each presence class and an actuator of each kind. */
public final class Homes {

    public static final SiteId SITE = SiteId.of("home");
    public static final LocationName KITCHEN = LocationName.of("kitchen");
    public static final DeviceId STOVE = DeviceId.of("stove");
    public static final DeviceId SMOKE_ALARM = DeviceId.of("smoke-alarm");
    public static final ActuatorName LIGHT = ActuatorName.of("light");
    public static final ActuatorName DIMMER = ActuatorName.of("dimmer");
    public static final ActuatorName HOOD = ActuatorName.of("hood");
    public static final ActuatorName BELL = ActuatorName.of("bell");
    public static final Duration STOVE_SILENCE = Duration.ofSeconds(6);
    public static final Duration ALARM_SILENCE = Duration.ofHours(2);

    public static final GatewayIdentity GATEWAY =
            new GatewayIdentity(SITE, GatewayId.of("home-gw"), 0);

    private Homes() {}

    public static SiteModel home() {
        return home(List.of(onOff(LIGHT), dimmer(), hood(), bell()));
    }

    /** The home with other actuators. */
    public static SiteModel home(List<Actuator> actuators) {
        Location kitchen =
                new Location(
                        KITCHEN,
                        "Kitchen",
                        List.of(
                                new Device(STOVE, PresenceClass.MAINS, STOVE_SILENCE, List.of()),
                                new Device(
                                        SMOKE_ALARM,
                                        PresenceClass.BATTERY,
                                        ALARM_SILENCE,
                                        List.of())),
                        actuators);
        return new SiteModel(
                SiteModel.SCHEMA, SITE, "Home", ZoneOffset.UTC, false, "1", List.of(kitchen));
    }

    public static Actuator onOff(ActuatorName name) {
        return new Actuator(
                name, STOVE, ActuatorKind.SWITCH, List.of("ON", "OFF"), null, null, null);
    }

    private static Actuator dimmer() {
        return new Actuator(
                DIMMER,
                STOVE,
                ActuatorKind.SLIDER,
                List.of(),
                BigDecimal.ZERO,
                BigDecimal.valueOf(100),
                BigDecimal.ONE);
    }

    private static Actuator hood() {
        return new Actuator(
                HOOD, STOVE, ActuatorKind.CHOICE, List.of("OFF", "LOW", "HIGH"), null, null, null);
    }

    private static Actuator bell() {
        return new Actuator(BELL, STOVE, ActuatorKind.BUTTON, List.of("PRESS"), null, null, null);
    }
}
