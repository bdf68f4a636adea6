package io.tributary.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.device.DeviceView;
import io.tributary.dashboard.device.ShownPresence;
import io.tributary.dashboard.page.DeviceQuery.Found;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.TestClock;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeviceQueryTests {

    private final List<DeviceView> devices =
            IntStream.range(0, 10_000).mapToObj(DeviceQueryTests::device).toList();

    @Test
    void pageHoldsFiftyAndTellsHowManyThereAre() {
        Found found = new DeviceQuery("", "", "", "device", 3).of(devices);

        assertThat(found.items()).hasSize(50);
        assertThat(found.items().getFirst().device().value()).isEqualTo("node-00100");
        assertThat(found.total()).isEqualTo(10_000);
        assertThat(found.first()).isEqualTo(101);
        assertThat(found.last()).isEqualTo(150);
        assertThat(found.pages()).isEqualTo(200);
    }

    @Test
    void pageBeyondTheLastIsTheLast() {
        assertThat(new DeviceQuery("", "", "", "device", 999).of(devices).page()).isEqualTo(200);
        assertThat(new DeviceQuery("", "", "", "device", -1).of(devices).page()).isEqualTo(1);
        assertThat(new DeviceQuery("x y", "", "", "device", 1).of(devices).items()).isEmpty();
    }

    @Test
    void filtersAddUp() {
        Found found = new DeviceQuery("NODE-000", "offline", "hall-3", "device", 1).of(devices);

        assertThat(found.items())
                .isNotEmpty()
                .allSatisfy(
                        device -> {
                            assertThat(device.presence()).isEqualTo(ShownPresence.OFFLINE);
                            assertThat(device.location().value()).isEqualTo("hall-3");
                            assertThat(device.device().value()).startsWith("node-000");
                        });
    }

    @Test
    void whatADeviceTellsOfItselfIsSearchedToo() {
        assertThat(new DeviceQuery("fw-7", "", "", "device", 1).of(devices).total())
                .isEqualTo(1_000);
    }

    @Test
    void whatNeedsALookComesFirst() {
        assertThat(new DeviceQuery("", "", "", "presence", 1).of(devices).items().getFirst())
                .extracting(DeviceView::presence)
                .isEqualTo(ShownPresence.OFFLINE);
        assertThat(new DeviceQuery("", "", "", "-presence", 1).of(devices).items().getFirst())
                .extracting(DeviceView::presence)
                .isEqualTo(ShownPresence.ONLINE);
    }

    @Test
    void sameColumnAgainTurnsTheOrderRound() {
        DeviceQuery query = new DeviceQuery("", "", "", "seen", 1);

        assertThat(query.sortBy("seen")).isEqualTo("-seen");
        assertThat(query.sortBy("device")).isEqualTo("device");
        assertThat(query.direction("seen")).isEqualTo("ascending");
        assertThat(query.direction("device")).isEqualTo("none");
    }

    private static DeviceView device(int i) {
        return new DeviceView(
                Home.SITE,
                LocationName.of("hall-" + i % 100),
                DeviceId.of("node-%05d".formatted(i)),
                true,
                i % 3 == 0 ? ShownPresence.OFFLINE : ShownPresence.ONLINE,
                null,
                null,
                TestClock.START.minusSeconds(i),
                null,
                Map.of("firmware", "fw-" + i % 10),
                List.of(),
                List.of());
    }
}
