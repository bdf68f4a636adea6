package io.tributary.dashboard.device;

import static io.tributary.dashboard.support.Home.KITCHEN;
import static io.tributary.dashboard.support.Home.NODE1;
import static io.tributary.dashboard.support.Home.ROOM1;
import static io.tributary.dashboard.support.Home.SITE;
import static io.tributary.dashboard.support.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.dashboard.live.Live;
import io.tributary.dashboard.paging.CountedPage;
import io.tributary.dashboard.paging.NumberedPage;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.support.Home;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.presence.Presence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceSearchTests {

    private static final LocationName ATTIC = LocationName.of("attic");

    private final Live live = new Live();
    private final DeviceSearch search = Finding.search(live);

    @BeforeEach
    void homeWithAStrangerInTheAttic() {
        live.sites.accept(Home.MODEL);
        live.sites.accept(Home.heartbeat(SITE, START));
        live.devices.accept(Home.device(SITE, ROOM1, NODE1, Presence.ONLINE, START));
        live.devices.accept(
                Home.device(
                        SITE,
                        ATTIC,
                        DeviceId.of("esp-7"),
                        Presence.DISCOVERED,
                        START.minusSeconds(60)));
    }

    @ParameterizedTest
    @CsvSource({
        "device, NodeMCU1 NodeMCU2 NodeMCU3 NodeMCU4 esp-7",
        "-device, esp-7 NodeMCU4 NodeMCU3 NodeMCU2 NodeMCU1",
        "location, esp-7 NodeMCU4 NodeMCU3 NodeMCU1 NodeMCU2",
        "presence, NodeMCU1 esp-7 NodeMCU2 NodeMCU3 NodeMCU4",
        "-lastSeenAt, NodeMCU1 esp-7 NodeMCU4 NodeMCU3 NodeMCU2"
    })
    void pagesOfOneAreTheListInItsOrder(String sort, String devices) {
        List<String> found = new ArrayList<>();
        @Nullable String next = null;
        do {
            CountedPage<DeviceView> page = search.page(query(null, null, Set.of(), sort), next, 1);
            assertThat(page.count()).isEqualTo(5);
            page.items().forEach(each -> found.add(each.device().value()));
            next = page.next();
        } while (next != null);

        assertThat(String.join(" ", found)).isEqualTo(devices);
    }

    @Test
    void pagesAreNumberedForPeople() {
        NumberedPage<DeviceView> second = search.page(query(null, null, Set.of(), "device"), 2, 2);

        assertThat(second.items())
                .map(each -> each.device().value())
                .containsExactly("NodeMCU3", "NodeMCU4");
        assertThat(second.count()).isEqualTo(5);
        assertThat(second.pages()).isEqualTo(3);
    }

    @Test
    void presenceAndLocationNarrowDown() {
        assertThat(found(query(null, null, Set.of(ShownPresence.DISCOVERED), "device")))
                .containsExactly("esp-7");
        assertThat(found(query(KITCHEN, null, Set.of(), "device"))).containsExactly("NodeMCU3");
        assertThat(found(query(KITCHEN, null, Set.of(ShownPresence.ONLINE), "device"))).isEmpty();
    }

    @Test
    void silentSiteHasUnreachableDevicesOnly() {
        live.clock.advance(Duration.ofMinutes(1));

        assertThat(found(query(null, null, Set.of(ShownPresence.ONLINE), "device"))).isEmpty();
        assertThat(found(query(null, null, Set.of(ShownPresence.SITE_UNREACHABLE), "device")))
                .hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"esp-7", "ESP", "attic", "esp8266 at", "1.4.2 esp-"})
    void everyWordIsFoundInIdLocationOrFacts(String words) {
        assertThat(found(query(null, words, Set.of(), "device"))).contains("esp-7");
    }

    @Test
    void elementsAndTitlesAreSearchedToo() {
        assertThat(found(query(null, "soilmoisture", Set.of(), "device")))
                .containsExactly("NodeMCU4");
        assertThat(found(query(null, "Room 1", Set.of(), "device"))).contains("NodeMCU1");
        assertThat(found(query(null, "  ", Set.of(), "device"))).hasSize(5);
        assertThat(found(query(null, "nodemcu1 attic", Set.of(), "device"))).isEmpty();
    }

    @Test
    void cursorOfAnotherOrderIsRefused() {
        String next = search.page(query(null, null, Set.of(), "device"), null, 1).next();

        assertThatExceptionOfType(ApiProblemException.class)
                .isThrownBy(() -> search.page(query(null, null, Set.of(), "-device"), next, 1))
                .withMessageStartingWith("cursor belongs to a list that is sorted otherwise");
    }

    @Test
    void unknownOrderIsRefusedWithThoseThereAre() {
        assertThatExceptionOfType(ApiProblemException.class)
                .isThrownBy(() -> DeviceSort.parse("age"))
                .satisfies(
                        e ->
                                assertThat(e.body().getProperties())
                                        .containsEntry("parameter", "sort")
                                        .containsEntry(
                                                "allowed",
                                                List.of(
                                                        "device",
                                                        "location",
                                                        "presence",
                                                        "lastSeenAt")));
    }

    private List<String> found(DeviceQuery query) {
        return search.page(query, null, 50).items().stream()
                .map(device -> device.device().value())
                .toList();
    }

    private static DeviceQuery query(
            @Nullable LocationName location,
            @Nullable String words,
            Set<ShownPresence> presences,
            String sort) {
        return new DeviceQuery(SITE, location, words, presences, DeviceSort.parse(sort));
    }
}
