package io.tributary.gateway.presence;

import static io.tributary.gateway.Batches.retained;
import static io.tributary.gateway.Batches.status;
import static io.tributary.gateway.Batches.temperature;
import static io.tributary.gateway.Homes.ALARM_SILENCE;
import static io.tributary.gateway.Homes.SMOKE_ALARM;
import static io.tributary.gateway.Homes.STOVE;
import static io.tributary.gateway.Homes.STOVE_SILENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.topology.presence.Presence;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Whose silence it is, and how long it lasts. */
class SilenceTests {

    private static final Duration HOUR = Duration.ofHours(1);

    private PresenceWorld world = new PresenceWorld();

    @Test
    void silenceIsJudgedByPresenceClass() {
        world.hear(temperature(21, world.now()), status(SMOKE_ALARM, "online", world.now()));
        world.pass(STOVE_SILENCE);
        assertThat(world.presence(STOVE)).isEqualTo(Presence.ONLINE);
        world.pass(Duration.ofMillis(200));
        assertThat(world.presence(STOVE)).isEqualTo(Presence.STALE);
        assertThat(world.since(STOVE)).isEqualTo(world.now());
        assertThat(world.presence(SMOKE_ALARM)).isEqualTo(Presence.ONLINE);
        world.pass(ALARM_SILENCE);
        assertThat(world.presence(SMOKE_ALARM)).isEqualTo(Presence.STALE);
    }

    @Test
    void offlineDeviceDoesNotTurnStale() {
        world.hear(status(STOVE, "offline", world.now()));
        world.pass(HOUR);
        assertThat(world.presence(STOVE)).isEqualTo(Presence.OFFLINE);
    }

    @Test
    void staleDeviceThatSendsAgainIsBack() {
        turnStale();
        world.hear(status(STOVE, "online", world.now()));
        assertThat(world.presence(STOVE)).isEqualTo(Presence.ONLINE);
        assertThat(world.since(STOVE)).isEqualTo(world.now());
    }

    @Test
    void timeWithoutAConnectionIsOurSilence() {
        world.hear(temperature(21, world.now()));
        Instant since = world.since(STOVE);
        world.connected = false;
        world.passInSilence(HOUR);
        world.connected = true;
        world.pass(STOVE_SILENCE.minusSeconds(1));
        assertThat(world.presence(STOVE)).isEqualTo(Presence.ONLINE);
        assertThat(world.since(STOVE)).isEqualTo(since);
        world.pass(Duration.ofSeconds(2));
        assertThat(world.presence(STOVE)).isEqualTo(Presence.STALE);
    }

    @Test
    void timeInWhichTheGatewayDidNotRunIsOurSilence() {
        world.hear(status(STOVE, "online", world.now()));
        Instant since = world.since(STOVE);
        world.clock.advance(HOUR);
        world = world.crashed();
        world.pass(STOVE_SILENCE.minusSeconds(1));
        assertThat(world.presence(STOVE)).isEqualTo(Presence.ONLINE);
        assertThat(world.since(STOVE)).isEqualTo(since);
        world.pass(Duration.ofSeconds(2));
        assertThat(world.presence(STOVE)).isEqualTo(Presence.STALE);
    }

    @Test
    void whereNothingAtAllComesItMayBeAcquisitionThatIsAway() {
        world.hear(temperature(21, world.now()));
        world.passInSilence(Listening.PATIENCE);
        assertThat(world.presence(STOVE)).isEqualTo(Presence.ONLINE);
        world.passInSilence(Duration.ofSeconds(1));
        assertThat(world.presence(STOVE)).isEqualTo(Presence.STALE);
    }

    @Test
    void restartOfAcquisitionGivesEveryDeviceItsTimeAgain() {
        world.hear(temperature(21, world.now()));
        Instant since = world.since(STOVE);
        world.passInSilence(Listening.PATIENCE.minusSeconds(1));
        world.newEpoch("e2");
        world.hear(retained(status(STOVE, "online", world.now())));
        world.pass(STOVE_SILENCE.minusSeconds(1));
        assertThat(world.presence(STOVE)).isEqualTo(Presence.ONLINE);
        assertThat(world.since(STOVE)).isEqualTo(since);
        world.pass(Duration.ofSeconds(2));
        assertThat(world.presence(STOVE)).isEqualTo(Presence.STALE);
    }

    @Test
    void wallClockThatIsSetForwardMakesNobodySilent() {
        world.hear(temperature(21, world.now()), status(SMOKE_ALARM, "online", world.now()));
        Instant since = world.since(STOVE);
        world.clock.jump(HOUR.multipliedBy(3));
        world.pass(Duration.ofSeconds(1));
        assertThat(world.presence(STOVE)).isEqualTo(Presence.ONLINE);
        assertThat(world.presence(SMOKE_ALARM)).isEqualTo(Presence.ONLINE);
        assertThat(world.since(STOVE)).isEqualTo(since);
        world.pass(STOVE_SILENCE);
        assertThat(world.presence(STOVE)).isEqualTo(Presence.STALE);
    }

    @Test
    void wallClockThatIsSetBackForgivesNobodysSilence() {
        world.hear(temperature(21, world.now()));
        world.round();
        world.clock.jump(HOUR.negated());
        world.pass(STOVE_SILENCE.plusMillis(200));
        assertThat(world.presence(STOVE)).isEqualTo(Presence.STALE);
        Instant back = world.now();
        world.hear(temperature(21, back.minusMillis(5)));
        assertThat(world.presence(STOVE)).isEqualTo(Presence.ONLINE);
        assertThat(world.since(STOVE)).isEqualTo(back);
        assertThat(world.state(STOVE).lastSeenAt()).isEqualTo(back);
    }

    @Test
    void retainedBirthIsBelievedButIsNoSignOfLifeOfThatMoment() {
        world.hear(retained(status(STOVE, "online", world.now())));
        assertThat(world.presence(STOVE)).isEqualTo(Presence.ONLINE);
        assertThat(world.state(STOVE).lastSeenAt()).isNull();
        world.pass(STOVE_SILENCE.plusMillis(200));
        assertThat(world.presence(STOVE)).isEqualTo(Presence.STALE);
    }

    @Test
    void retainedBirthThatIsReplayedDoesNotWakeASilentDevice() {
        turnStale();
        Instant since = world.since(STOVE);
        world.hear(retained(status(STOVE, "online", world.now())));
        assertThat(world.presence(STOVE)).isEqualTo(Presence.STALE);
        assertThat(world.since(STOVE)).isEqualTo(since);

        world = world.crashed();
        world.hear(retained(status(STOVE, "online", world.now())));
        assertThat(world.presence(STOVE)).isEqualTo(Presence.STALE);
        assertThat(world.since(STOVE)).isEqualTo(since);
    }

    @Test
    void retainedLastWillThatIsReplayedIsNoNewDeparture() {
        world.hear(status(STOVE, "offline", world.now()));
        world.pass(Duration.ofSeconds(1));
        world.hear(temperature(21, world.now()));
        Instant since = world.since(STOVE);
        world.pass(Duration.ofSeconds(1));
        world.hear(retained(status(STOVE, "offline", world.now())));
        assertThat(world.presence(STOVE)).isEqualTo(Presence.ONLINE);
        assertThat(world.since(STOVE)).isEqualTo(since);
    }

    @Test
    void lastWillThatDidNotReachUsIsBelievedWhenItIsReplayed() {
        world.hear(status(STOVE, "online", world.now()));
        world.pass(Duration.ofSeconds(1));
        world.newEpoch("e2");
        world.hear(retained(status(STOVE, "offline", world.now())));
        assertThat(world.presence(STOVE)).isEqualTo(Presence.OFFLINE);
        world.newEpoch("e3");
        world.hear(retained(status(STOVE, "online", world.now())));
        assertThat(world.presence(STOVE)).isEqualTo(Presence.ONLINE);
    }

    private void turnStale() {
        world.hear(status(STOVE, "online", world.now()));
        world.pass(STOVE_SILENCE.plusSeconds(1));
        assertThat(world.presence(STOVE)).isEqualTo(Presence.STALE);
    }
}
