package io.tributary.dashboard.live.kafka;

import static io.tributary.dashboard.support.Home.NODE1;
import static io.tributary.dashboard.support.Home.ROOM1;
import static io.tributary.dashboard.support.Home.SITE;
import static io.tributary.dashboard.support.Home.TEMPERATURE;
import static io.tributary.dashboard.support.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.dashboard.live.ActuatorKey;
import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.live.Live;
import io.tributary.dashboard.live.Reading;
import io.tributary.dashboard.support.Home;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.json.MalformedMessageException;
import io.tributary.topology.json.UnknownSchemaException;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.presence.ActuatorState;
import io.tributary.topology.presence.DeviceState;
import io.tributary.topology.presence.Heartbeat;
import io.tributary.topology.presence.Presence;
import io.tributary.topology.site.SiteModel;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandlersTests {

    private static final DeviceKey DEVICE = new DeviceKey(SITE, ROOM1, NODE1);
    private static final ActuatorKey LIGHT = new ActuatorKey(SITE, ROOM1, ActuatorName.of("light"));

    private final Live live = new Live();
    private final ConfigHandler config = new ConfigHandler(live.devices, live.actuators);
    private final SiteHandler site = new SiteHandler(live.sites);
    private final SenseHandler sense =
            new SenseHandler(live.readings, live.clock, live.meters, List.of());

    @Test
    void siteModelIsTakenAndWithdrawn() {
        site.handle("home", JsonCodec.of(SiteModel.class).encode(Home.MODEL));
        assertThat(live.sites.model(SITE)).contains(Home.MODEL);

        site.handle("home", null);
        assertThat(live.sites.model(SITE)).isEmpty();
    }

    @Test
    void heartbeatIsTaken() {
        Heartbeat heartbeat = Home.heartbeat(SITE, START);

        new HeartbeatHandler(live.sites)
                .handle("home", JsonCodec.of(Heartbeat.class).encode(heartbeat));

        assertThat(live.sites.heartbeat(SITE)).contains(heartbeat);
    }

    @Test
    void keyTellsPresenceFromReportedState() {
        DeviceState device = Home.device(SITE, ROOM1, NODE1, Presence.ONLINE, START);
        ActuatorState light =
                new ActuatorState(SITE, ROOM1, LIGHT.actuator(), 1, "ON", START, null);

        config.handle("home/room1/device/NodeMCU1", JsonCodec.of(DeviceState.class).encode(device));
        config.handle("home/room1/actuator/light", JsonCodec.of(ActuatorState.class).encode(light));

        assertThat(live.devices.find(DEVICE)).contains(device);
        assertThat(live.actuators.find(LIGHT)).contains(light);
    }

    @Test
    void emptyRecordForgetsTheKey() {
        config.handle(
                "home/room1/device/NodeMCU1",
                JsonCodec.of(DeviceState.class)
                        .encode(Home.device(SITE, ROOM1, NODE1, Presence.ONLINE, START)));
        config.handle("home/room1/device/NodeMCU1", null);
        config.handle("home/room1/actuator/light", null);

        assertThat(live.devices.keys()).isEmpty();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> config.handle("home/room1", null));
    }

    @Test
    void lastValueOfAWindowIsTakenWithItsLatency() {
        AggregatedMessage message = Home.temperature(21.4, START);

        sense.handle("home/room1", JsonCodec.of(AggregatedMessage.class).encode(message));

        assertThat(live.readings.find(DEVICE, TEMPERATURE))
                .contains(
                        new Reading(
                                DEVICE, TEMPERATURE, new Value.NumberValue(21.4), "Cel", START));
        assertThat(live.meters.get("tributary.dashboard.readmodel.latency").timer().count())
                .isEqualTo(1);
    }

    @Test
    void recordOfAnotherMajorOrNoJsonIsRefused() {
        assertThatExceptionOfType(UnknownSchemaException.class)
                .isThrownBy(
                        () -> sense.handle("k", bytes("{\"schema\":\"tributary/aggregated/2\"}")));
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> sense.handle("k", bytes("junk")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
