package io.tributary.dashboard.device;

import static io.tributary.dashboard.support.Home.KITCHEN;
import static io.tributary.dashboard.support.Home.ROOM1;
import static io.tributary.dashboard.support.Home.SITE;
import static io.tributary.dashboard.support.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.live.Live;
import io.tributary.dashboard.live.Reading;
import io.tributary.dashboard.paging.CountedPage;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.support.Home;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.telemetry.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadingSearchTests {

    private final Live live = new Live();
    private final ReadingSearch search = new ReadingSearch(Finding.finder(live));

    @BeforeEach
    void threeValues() {
        live.sites.accept(Home.MODEL);
        measured(ROOM1, "b", "power");
        measured(ROOM1, "b", "humidity");
        measured(KITCHEN, "z", "power");
    }

    @Test
    void pagesGoByLocationDeviceAndElement() {
        List<String> found = new ArrayList<>();
        @Nullable String next = null;
        do {
            CountedPage<ReadingView> page = search.page(SITE, null, null, null, next, 1);
            assertThat(page.count()).isEqualTo(3);
            page.items().forEach(each -> found.add(each.location() + " " + each.element()));
            next = page.next();
        } while (next != null);

        assertThat(found).containsExactly("kitchen power", "room1 humidity", "room1 power");
    }

    @Test
    void locationDeviceAndElementNarrowDown() {
        assertThat(search.page(SITE, ROOM1, null, ElementName.of("power"), null, 5).count())
                .isEqualTo(1);
        assertThat(search.page(SITE, null, DeviceId.of("b"), null, null, 5).count()).isEqualTo(2);
    }

    @Test
    void cursorOfAnotherListIsRefused() {
        assertThatExceptionOfType(ApiProblemException.class)
                .isThrownBy(() -> search.page(SITE, null, null, null, "YQ", 5));
    }

    private void measured(LocationName location, String device, String element) {
        live.readings.accept(
                new Reading(
                        new DeviceKey(SITE, location, DeviceId.of(device)),
                        ElementName.of(element),
                        new Value.NumberValue(1),
                        null,
                        START));
    }
}
