package io.tributary.dashboard.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.live.ActuatorKey;
import io.tributary.dashboard.live.Change;
import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.support.Commanding;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.TestClock;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.SiteId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InterestTests {

    private static final DeviceKey NODE1 = new DeviceKey(Home.SITE, Home.ROOM1, Home.NODE1);
    private static final Change FIGURES = new Change.PipelineMeasured(Home.SITE);
    private static final Change DEVICE = new Change.DeviceChanged(NODE1);
    private static final Change READING = new Change.ReadingChanged(NODE1, Home.TEMPERATURE);
    private static final Change REJECTIONS = new Change.RejectionsChanged(Home.SITE);
    private static final Change CREDENTIALS = new Change.CredentialsChanged(Home.SITE);
    private static final Change REACHABILITY = new Change.ReachabilityChanged(Home.SITE);
    private static final Change HEARTBEAT = new Change.HeartbeatCame(Home.SITE, false);
    private static final Change AVAILABILITY = new Change.AvailabilityChanged();

    @Test
    void whoeverLooksAtTheSiteIsToldWhatItShows() {
        Interest site = new Interest.Everything(Home.SITE, null);
        assertThat(site.in(DEVICE)).isTrue();
        assertThat(site.in(AVAILABILITY)).isTrue();
        assertThat(site.in(new Change.HeartbeatCame(Home.SITE, true))).isTrue();
        assertThat(site.in(FIGURES)).isFalse();
        assertThat(site.in(REJECTIONS)).isFalse();
        assertThat(site.in(HEARTBEAT)).isFalse();
    }

    @Test
    void whoeverLooksAtTheHomeIsToldTheValuesItShowsAlone() {
        assertThat(new Interest.Home(Home.SITE, NODE1::equals).in(READING)).isTrue();
        Interest.Home other = new Interest.Home(Home.SITE, device -> false);
        assertThat(other.in(READING)).isFalse();
        assertThat(other.in(DEVICE)).isTrue();
        assertThat(other.in(FIGURES)).isFalse();
    }

    @Test
    void whoeverLooksAtTheFlowIsToldNothingElseOfTheSite() {
        Interest flow = new Interest.Flow(Home.SITE);
        assertThat(flow.in(FIGURES)).isTrue();
        assertThat(flow.in(AVAILABILITY)).isTrue();
        assertThat(flow.in(DEVICE)).isFalse();
        assertThat(flow.in(new Change.PipelineMeasured(SiteId.of("elsewhere")))).isFalse();
    }

    @Test
    void otherLocationsAreOfNoInterest() {
        assertThat(new Interest.Everything(Home.SITE, Home.KITCHEN).in(DEVICE)).isFalse();
        assertThat(new Interest.Everything(Home.SITE, Home.ROOM1).in(DEVICE)).isTrue();
    }

    @Test
    void listIsOldAfterWhatItShowsAndAfterNothingElse() {
        CommandStatus command = Commanding.queued(TestClock.START);
        Change given =
                new Change.CommandChanged(
                        new ActuatorKey(Home.SITE, Home.ROOM1, Commanding.LIGHT), command.id());

        assertThat(list(Listing.DEVICES).in(DEVICE)).isTrue();
        assertThat(list(Listing.DEVICES).in(REACHABILITY)).isTrue();
        assertThat(list(Listing.DEVICES).in(given)).isFalse();
        assertThat(list(Listing.COMMANDS).in(given)).isTrue();
        assertThat(list(Listing.COMMANDS).in(DEVICE)).isFalse();
        assertThat(list(Listing.REJECTED).in(REJECTIONS)).isTrue();
        assertThat(list(Listing.REJECTED).in(REACHABILITY)).isFalse();
        assertThat(list(Listing.ACCOUNTS).in(CREDENTIALS)).isTrue();
        assertThat(list(Listing.ACCOUNTS).in(DEVICE)).isFalse();
        assertThat(list(Listing.DEVICES).in(CREDENTIALS)).isFalse();
        assertThat(new Interest.Everything(Home.SITE, null).in(CREDENTIALS)).isFalse();
        assertThat(list(Listing.SITE).in(HEARTBEAT)).isTrue();
        assertThat(list(Listing.SITE).in(DEVICE)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void readingsAreToldOfDevicesInSightAlone(Listing listing) {
        assertThat(list(listing).in(READING)).isFalse();
        assertThat(list(listing, Home.NODE1).in(READING)).isTrue();
        assertThat(list(listing, Home.NODE1).in(FIGURES)).isFalse();
        assertThat(list(listing, Home.NODE1).in(AVAILABILITY)).isTrue();
    }

    @Test
    void deviceThatIsNotInSightIsToldApart() {
        assertThat(list(Listing.DEVICES, Home.NODE1).isInSight(DEVICE)).isTrue();
        assertThat(list(Listing.DEVICES, DeviceId.of("other")).isInSight(DEVICE)).isFalse();
        assertThat(list(Listing.DEVICES, DeviceId.of("other")).isInSight(REACHABILITY)).isTrue();
    }

    private static Interest.OfList list(Listing listing, DeviceId... shown) {
        return new Interest.OfList(Home.SITE, null, listing, Set.of(shown));
    }
}
