package io.tributary.dashboard.live;

import static io.tributary.dashboard.support.Home.ROOM1;
import static io.tributary.dashboard.support.Home.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.TestClock;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.presence.ActuatorState;
import io.tributary.topology.presence.DeviceState;
import io.tributary.topology.presence.Presence;
import org.junit.jupiter.api.Test;

class DevicesTests {

    private final Live live = new Live(2, 2);

    @Test
    void lastStateTakenHolds() {
        live.devices.accept(state("a", Presence.ONLINE));
        live.devices.accept(state("a", Presence.OFFLINE));

        assertThat(live.devices.find(key("a"))).contains(state("a", Presence.OFFLINE));
        assertThat(live.told)
                .containsExactly(
                        new Change.DeviceChanged(key("a")), new Change.DeviceChanged(key("a")));
    }

    @Test
    void deviceThatIsGoneIsForgotten() {
        live.devices.accept(state("a", Presence.ONLINE));
        live.devices.remove(key("a"));

        assertThat(live.devices.find(key("a"))).isEmpty();
    }

    @Test
    void devicesBeyondTheLimitAreCountedAndLeftOut() {
        live.devices.accept(state("a", Presence.ONLINE));
        live.devices.accept(state("b", Presence.ONLINE));
        live.devices.accept(state("c", Presence.ONLINE));
        live.devices.accept(state("b", Presence.STALE));

        assertThat(live.devices.keys()).containsExactlyInAnyOrder(key("a"), key("b"));
        assertThat(live.devices.find(key("b"))).contains(state("b", Presence.STALE));
        assertThat(
                        live.meters
                                .get("tributary.dashboard.readmodel.refused")
                                .tag("kind", "device")
                                .counter()
                                .count())
                .isEqualTo(1);
    }

    @Test
    void reportedStateIsKeptPerActuator() {
        ActuatorKey light = new ActuatorKey(SITE, ROOM1, ActuatorName.of("light"));
        ActuatorState on =
                new ActuatorState(SITE, ROOM1, light.actuator(), 1, "ON", TestClock.START, null);

        live.actuators.accept(on);

        assertThat(live.actuators.find(light)).contains(on);
        assertThat(live.told).containsExactly(new Change.ActuatorChanged(light));
        live.actuators.remove(light);
        assertThat(live.actuators.keys()).isEmpty();
    }

    private static DeviceKey key(String id) {
        return new DeviceKey(SITE, ROOM1, DeviceId.of(id));
    }

    private static DeviceState state(String id, Presence presence) {
        return Home.device(SITE, ROOM1, DeviceId.of(id), presence, TestClock.START);
    }
}
