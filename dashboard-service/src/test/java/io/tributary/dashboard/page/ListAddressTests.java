package io.tributary.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.device.DeviceSort;
import org.junit.jupiter.api.Test;

class ListAddressTests {

    private static final ListAddress ALL = new ListAddress("/sites/home/devices");

    @Test
    void whatIsLeftOpenIsNotInIt() {
        assertThat(ALL.with("search", " ").with("location", "")).hasToString(ALL.path());
        assertThat(ALL.get("search")).isEmpty();
    }

    @Test
    void whatIsChosenIsInItAsText() {
        ListAddress list = ALL.with("search", "a b&c=d").with("page", 2);

        assertThat(list).hasToString("/sites/home/devices?search=a+b%26c%3Dd&page=2");
        assertThat(list.with("page", 3))
                .hasToString("/sites/home/devices?search=a+b%26c%3Dd&page=3");
        assertThat(list.get("search")).isEqualTo("a b&c=d");
    }

    @Test
    void sameColumnAgainTurnsTheOrderRound() {
        assertThat(SortedColumn.of(DeviceSort.parse("lastSeenAt"), ALL))
                .containsExactly(
                        column("device", "none", "device"),
                        column("location", "none", "location"),
                        column("presence", "none", "-presence"),
                        column("lastSeenAt", "ascending", "-lastSeenAt"));
        assertThat(SortedColumn.of(DeviceSort.parse("-presence"), ALL))
                .contains(column("presence", "descending", "presence"));
    }

    private static SortedColumn column(String name, String direction, String sort) {
        return new SortedColumn(name, direction, ALL.with("sort", sort));
    }
}
