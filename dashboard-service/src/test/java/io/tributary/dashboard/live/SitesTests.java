package io.tributary.dashboard.live;

import static io.tributary.dashboard.support.Home.SITE;
import static io.tributary.dashboard.support.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.support.Home;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SitesTests {

    private final Live live = new Live();

    @Test
    void siteWithoutAnySignOfLifeIsNotReachable() {
        live.sites.accept(Home.MODEL);

        assertThat(live.sites.isReachable(SITE)).isFalse();
        assertThat(live.sites.heartbeat(SITE)).isEmpty();
    }

    @Test
    void siteIsReachableForThirtySecondsAfterAHeartbeat() {
        live.sites.accept(Home.heartbeat(SITE, START));

        live.clock.advance(Duration.ofSeconds(30));
        assertThat(live.sites.isReachable(SITE)).isTrue();
        live.clock.advance(Duration.ofMillis(1));
        assertThat(live.sites.isReachable(SITE)).isFalse();
    }

    @Test
    void clockThatWasAheadDoesNotKeepADeadSiteReachable() {
        live.sites.accept(Home.heartbeat(SITE, START.plusSeconds(3_600)));
        assertThat(live.sites.lastHeartbeatAt(SITE)).hasValue(START);

        live.clock.advance(Duration.ofSeconds(31));

        assertThat(live.sites.isReachable(SITE)).isFalse();
    }

    @Test
    void siteWhoseClockIsSlowIsReachableWhileItsHeartbeatsCome() {
        live.sites.accept(Home.heartbeat(SITE, START.minusSeconds(300)));
        assertThat(live.sites.isReachable(SITE)).isFalse();

        live.clock.advance(Duration.ofSeconds(10));
        live.sites.accept(Home.heartbeat(SITE, START.minusSeconds(290)));

        assertThat(live.sites.isReachable(SITE)).isTrue();
        assertThat(live.sites.lastHeartbeatAt(SITE)).hasValue(START.plusSeconds(10));
    }

    @Test
    void heartbeatsThatWaitedInKafkaAreNotTakenForNew() {
        live.sites.accept(Home.heartbeat(SITE, START));
        live.clock.advance(Duration.ofHours(1));

        for (int i = 1; i < 5; i++) {
            live.sites.accept(Home.heartbeat(SITE, START.plusSeconds(10L * i)));
            live.clock.advance(Duration.ofMillis(5));
        }

        assertThat(live.sites.isReachable(SITE)).isFalse();
    }

    @Test
    void silenceIsToldOnceByTheClock() {
        live.sites.accept(Home.heartbeat(SITE, START));
        live.sites.watch();
        live.told.clear();

        live.clock.advance(Duration.ofSeconds(31));
        live.sites.watch();
        live.sites.watch();

        assertThat(live.told).containsExactly(new Change.ReachabilityChanged(SITE));
    }

    @Test
    void returnIsToldAtOnce() {
        live.sites.accept(Home.heartbeat(SITE, START.minusSeconds(60)));
        live.told.clear();

        live.sites.accept(Home.heartbeat(SITE, START));

        assertThat(live.told)
                .containsExactly(
                        new Change.ReachabilityChanged(SITE),
                        new Change.HeartbeatCame(SITE, false));
    }

    @Test
    void backlogIsToldWhileItIsOldAndOnceWhenItIsGone() {
        live.sites.accept(Home.behind(SITE, START, 2));
        assertThat(live.told).doesNotContain(new Change.HeartbeatCame(SITE, true));

        live.sites.accept(Home.behind(SITE, START.plusSeconds(10), 12));
        live.sites.accept(Home.behind(SITE, START.plusSeconds(20), 22));
        live.sites.accept(Home.heartbeat(SITE, START.plusSeconds(30)));
        live.sites.accept(Home.heartbeat(SITE, START.plusSeconds(40)));

        assertThat(live.told.stream().filter(new Change.HeartbeatCame(SITE, true)::equals))
                .hasSize(3);
    }

    @Test
    void anotherModelIsToldAndAWithdrawnOneForgotten() {
        live.sites.accept(Home.MODEL);
        assertThat(live.sites.known()).containsExactly(SITE);
        live.sites.remove(SITE);

        assertThat(live.sites.model(SITE)).isEmpty();
        assertThat(live.sites.known()).isEmpty();
        assertThat(live.told)
                .containsExactly(new Change.SiteChanged(SITE), new Change.SiteChanged(SITE));
    }
}
