package io.tributary.dashboard.device;

import static io.tributary.dashboard.support.Home.NODE1;
import static io.tributary.dashboard.support.Home.ROOM1;
import static io.tributary.dashboard.support.Home.SITE;
import static io.tributary.dashboard.support.Home.TEMPERATURE;
import static io.tributary.dashboard.support.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.live.Live;
import io.tributary.dashboard.live.Reading;
import io.tributary.dashboard.support.Home;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.presence.Presence;
import io.tributary.topology.telemetry.Value;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeviceViewsTests {

    private static final DeviceKey KNOWN = new DeviceKey(SITE, ROOM1, NODE1);
    private static final DeviceKey STRANGER = new DeviceKey(SITE, ROOM1, DeviceId.of("stranger"));

    private final Live live = new Live();
    private final DeviceViews views =
            new DeviceViews(live.sites, live.devices, live.readings, live.clock);

    @BeforeEach
    void siteIsThere() {
        live.sites.accept(Home.MODEL);
        live.sites.accept(Home.heartbeat(SITE, START));
    }

    @Test
    void deviceOfTheModelThatNeverSentIsShown() {
        DeviceView view = view(KNOWN);

        assertThat(view.presence()).isEqualTo(ShownPresence.NEVER_SEEN);
        assertThat(view.inModel()).isTrue();
        assertThat(view.readings()).isEmpty();
        assertThat(view.elements())
                .map(element -> element.element().value())
                .containsExactly("temperature", "humidity", "power");
    }

    @Test
    void deviceThatTheGatewayNeverHeardOfIsNeverSeenNotOffline() {
        live.devices.accept(Home.device(SITE, ROOM1, NODE1, Presence.OFFLINE, null));

        assertThat(view(KNOWN).presence()).isEqualTo(ShownPresence.NEVER_SEEN);
    }

    @ParameterizedTest
    @EnumSource
    void presenceIsTheGatewaysWord(Presence presence) {
        live.devices.accept(Home.device(SITE, ROOM1, NODE1, presence, START));

        assertThat(view(KNOWN).presence().code()).isEqualTo(presence.code());
        assertThat(view(KNOWN).lastKnownPresence()).isNull();
    }

    @Test
    void deviceThatSentButWasNotJudgedYetIsNotGuessed() {
        live.readings.accept(reading(KNOWN, TEMPERATURE));

        assertThat(view(KNOWN).presence()).isEqualTo(ShownPresence.UNKNOWN);
    }

    @Test
    void strangerThatSendsIsDiscoveredWithWhatItSends() {
        live.readings.accept(reading(STRANGER, ElementName.of("co2")));

        DeviceView view = view(STRANGER);
        assertThat(view.presence()).isEqualTo(ShownPresence.DISCOVERED);
        assertThat(view.inModel()).isFalse();
        assertThat(view.elements())
                .singleElement()
                .satisfies(
                        element -> {
                            assertThat(element.element().value()).isEqualTo("co2");
                            assertThat(element.inModel()).isFalse();
                        });
    }

    @Test
    void elementsOutsideTheModelFollowThoseInIt() {
        live.readings.accept(reading(KNOWN, ElementName.of("co2")));
        live.readings.accept(reading(KNOWN, TEMPERATURE));

        assertThat(view(KNOWN).readings())
                .map(reading -> reading.element().value())
                .containsExactly("temperature", "co2");
    }

    @Test
    void nothingIsSaidOfTheDevicesOfASilentSite() {
        live.devices.accept(Home.device(SITE, ROOM1, NODE1, Presence.ONLINE, START));
        live.clock.advance(Duration.ofSeconds(31));

        DeviceView view = view(KNOWN);
        assertThat(view.presence()).isEqualTo(ShownPresence.SITE_UNREACHABLE);
        assertThat(view.lastKnownPresence()).isEqualTo(ShownPresence.ONLINE);
        assertThat(view.lastHeartbeatAt()).isEqualTo(START);
    }

    @Test
    void deviceWasSeenWithItsNewestValueAlsoWhereItsClockIsAhead() {
        live.devices.accept(
                Home.device(SITE, ROOM1, NODE1, Presence.ONLINE, START.minusSeconds(60)));
        live.readings.accept(reading(KNOWN, TEMPERATURE));
        assertThat(view(KNOWN).lastSeenAt()).isEqualTo(START);

        live.readings.accept(
                new Reading(
                        KNOWN,
                        TEMPERATURE,
                        new Value.NumberValue(22),
                        null,
                        START.plusSeconds(100)));
        assertThat(view(KNOWN).lastSeenAt()).isEqualTo(START);
    }

    @Test
    void deviceNobodyKnowsIsNone() {
        assertThat(views.find(STRANGER)).isEmpty();
    }

    private DeviceView view(DeviceKey key) {
        return views.find(key).orElseThrow();
    }

    private static Reading reading(DeviceKey device, ElementName element) {
        return new Reading(device, element, new Value.NumberValue(21), null, START);
    }
}
