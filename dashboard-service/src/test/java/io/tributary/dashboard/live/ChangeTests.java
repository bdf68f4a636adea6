package io.tributary.dashboard.live;

import static io.tributary.dashboard.support.Home.KITCHEN;
import static io.tributary.dashboard.support.Home.NODE1;
import static io.tributary.dashboard.support.Home.ROOM1;
import static io.tributary.dashboard.support.Home.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.topology.name.SiteId;
import org.junit.jupiter.api.Test;

class ChangeTests {

    private static final SiteId OTHER = SiteId.of("other");

    @Test
    void changeOfADeviceConcernsItsSiteAndItsLocation() {
        Change change = new Change.DeviceChanged(new DeviceKey(SITE, ROOM1, NODE1));

        assertThat(change.concerns(SITE, null)).isTrue();
        assertThat(change.concerns(SITE, ROOM1)).isTrue();
        assertThat(change.concerns(SITE, KITCHEN)).isFalse();
        assertThat(change.concerns(OTHER, ROOM1)).isFalse();
    }

    @Test
    void changeOfASiteConcernsEveryLocationInIt() {
        Change change = new Change.ReachabilityChanged(SITE);

        assertThat(change.concerns(SITE, KITCHEN)).isTrue();
        assertThat(change.concerns(OTHER, null)).isFalse();
    }

    @Test
    void outageConcernsEveryone() {
        assertThat(new Change.AvailabilityChanged().concerns(OTHER, KITCHEN)).isTrue();
    }
}
