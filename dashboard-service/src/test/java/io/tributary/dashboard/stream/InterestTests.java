package io.tributary.dashboard.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.live.Change;
import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.support.Home;
import io.tributary.topology.name.SiteId;
import org.junit.jupiter.api.Test;

class InterestTests {

    private static final Change FIGURES = new Change.PipelineMeasured(Home.SITE);
    private static final Change DEVICE =
            new Change.DeviceChanged(new DeviceKey(Home.SITE, Home.ROOM1, Home.NODE1));
    private static final Change AVAILABILITY = new Change.AvailabilityChanged();

    @Test
    void whoeverLooksAtTheSiteIsNotToldFigures() {
        Interest site = new Interest(Home.SITE, null, false);
        assertThat(site.in(DEVICE)).isTrue();
        assertThat(site.in(AVAILABILITY)).isTrue();
        assertThat(site.in(FIGURES)).isFalse();
    }

    @Test
    void whoeverLooksAtTheFlowIsToldNothingElseOfTheSite() {
        Interest flow = new Interest(Home.SITE, null, true);
        assertThat(flow.in(FIGURES)).isTrue();
        assertThat(flow.in(AVAILABILITY)).isTrue();
        assertThat(flow.in(DEVICE)).isFalse();
        assertThat(flow.in(new Change.PipelineMeasured(SiteId.of("elsewhere")))).isFalse();
    }

    @Test
    void otherLocationsAreOfNoInterest() {
        assertThat(new Interest(Home.SITE, Home.KITCHEN, false).in(DEVICE)).isFalse();
        assertThat(new Interest(Home.SITE, Home.ROOM1, false).in(DEVICE)).isTrue();
    }
}
