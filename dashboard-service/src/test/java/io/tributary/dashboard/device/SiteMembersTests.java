package io.tributary.dashboard.device;

import static io.tributary.dashboard.support.Home.ROOM1;
import static io.tributary.dashboard.support.Home.SITE;
import static io.tributary.dashboard.support.Home.TEMPERATURE;
import static io.tributary.dashboard.support.TestClock.START;
import static io.tributary.topology.presence.Presence.ONLINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.live.Live;
import io.tributary.dashboard.live.Reading;
import io.tributary.dashboard.support.Home;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.presence.ActuatorState;
import io.tributary.topology.telemetry.Value;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SiteMembersTests {

    private final Live live = new Live();
    private final SiteMembers members =
            new SiteMembers(live.sites, live.devices, live.actuators, live.readings);

    @BeforeEach
    void modelIsKnown() {
        live.sites.accept(Home.MODEL);
    }

    @Test
    void discoveredLocationsFollowThoseOfTheModel() {
        sends("attic", "x");
        sends("aisle", "y");

        assertThat(members.locations(SITE))
                .map(LocationName::value)
                .containsExactly("room1", "room2", "kitchen", "garden", "aisle", "attic");
    }

    @Test
    void discoveredDevicesFollowThoseOfTheModel() {
        sends("room1", "A-first-by-name");
        sends("room1", "NodeMCU1");

        assertThat(members.devices(SITE, ROOM1).sequencedKeySet())
                .map(key -> key.device().value())
                .containsExactly("NodeMCU1", "A-first-by-name");
    }

    @Test
    void reportingActuatorOutsideTheModelIsShown() {
        live.actuators.accept(
                new ActuatorState(SITE, ROOM1, ActuatorName.of("blind"), 1, "UP", START, null));

        assertThat(members.actuators(SITE).get(ROOM1))
                .map(key -> key.actuator().value())
                .containsExactly("light", "tv", "blind");
    }

    @Test
    void whatComesLaterIsFoundToo() {
        assertThat(members.devices(SITE, LocationName.of("attic"))).isEmpty();

        sends("attic", "x");
        assertThat(members.locations(SITE)).contains(LocationName.of("attic"));
        assertThat(members.devices(SITE, LocationName.of("attic"))).hasSize(1);

        live.devices.accept(
                Home.device(SITE, LocationName.of("attic"), DeviceId.of("y"), ONLINE, START));
        assertThat(members.devices(SITE).get(LocationName.of("attic"))).hasSize(2);

        DeviceKey y = new DeviceKey(SITE, LocationName.of("attic"), DeviceId.of("y"));
        live.devices.remove(y);
        assertThat(members.devices(SITE).get(LocationName.of("attic"))).doesNotContainKey(y);
    }

    @Test
    void anotherModelIsAnotherSite() {
        assertThat(members.locations(SITE)).isNotEmpty();

        live.sites.remove(SITE);

        assertThat(members.locations(SITE)).isEmpty();
        assertThat(members.devices(SITE)).isEmpty();
        assertThat(members.actuators(SITE)).isEmpty();
    }

    @Test
    void whatHasNotChangedIsNotFoundAnew() {
        sends("attic", "x");
        var before = members.devices(SITE);

        sends("attic", "x");

        assertThat(members.devices(SITE)).isSameAs(before);
    }

    @Test
    void otherSitesAreKeptApart() {
        sends("attic", "x");

        assertThat(members.locations(SiteId.of("other"))).isEmpty();
    }

    private void sends(String location, String device) {
        live.readings.accept(
                new Reading(
                        new DeviceKey(SITE, LocationName.of(location), DeviceId.of(device)),
                        TEMPERATURE,
                        new Value.NumberValue(1),
                        null,
                        START));
    }
}
