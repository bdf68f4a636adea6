package io.tributary.dashboard.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.live.Live;
import io.tributary.dashboard.support.Home;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.presence.Presence;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HomeSelectionTests {

    private final Live live = new Live();
    private final HomeSelection selection =
            new HomeSelection(
                    new SiteMembers(live.sites, live.devices, live.actuators, live.readings),
                    live.clock);

    @Test
    void ofALargeLocationTheFirstDevicesAreShown() {
        fill(1, 30);

        assertThat(selection.mostOfALocation(Home.SITE)).isEqualTo(12);
        assertThat(selection.contains(key(0, 11))).isTrue();
        assertThat(selection.contains(key(0, 12))).isFalse();
    }

    @Test
    void ofManyLocationsFewerDevicesAreShownButOneOfEach() {
        fill(20, 1);
        assertThat(selection.mostOfALocation(Home.SITE)).isEqualTo(6);

        fill(90, 1);
        live.clock.advance(Duration.ofSeconds(2));
        assertThat(selection.mostOfALocation(Home.SITE)).isEqualTo(1);
        assertThat(selection.contains(key(89, 0))).isTrue();
    }

    private void fill(int locations, int devices) {
        for (int location = 0; location < locations; location++) {
            for (int device = 0; device < devices; device++) {
                DeviceKey key = key(location, device);
                live.devices.accept(
                        Home.device(
                                key.site(),
                                key.location(),
                                key.device(),
                                Presence.ONLINE,
                                live.clock.instant()));
            }
        }
    }

    private static DeviceKey key(int location, int device) {
        return new DeviceKey(
                Home.SITE,
                LocationName.of("hall-" + location),
                DeviceId.of("node-%02d".formatted(device)));
    }
}
