package io.tributary.dashboard.command;

import static io.tributary.dashboard.support.Home.SITE;
import static io.tributary.dashboard.support.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.live.Change;
import io.tributary.dashboard.live.Live;
import io.tributary.dashboard.support.Commanding;
import io.tributary.dashboard.support.Home;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandViewsTests {

    private final Live live = new Live();
    private final CommandViews views = new CommandViews(live.sites, live.clock);
    private final CommandStatus sent =
            Commanding.queued(START).moved(CommandState.SENT, START, null, null);

    @BeforeEach
    void lastSignOfLife() {
        live.sites.accept(Home.heartbeat(SITE, START));
    }

    @Test
    void commandIsShownAsTheGatewaySaysWhileItIsHeardOf() {
        live.clock.advance(Duration.ofSeconds(20));

        assertThat(views.of(sent).state()).isEqualTo(ShownState.SENT);
    }

    @Test
    void commandWithinItsTimeToLiveIsNotGivenUp() {
        CommandStatus longer = Commanding.queued(START.plusSeconds(35));
        live.clock.advance(Duration.ofSeconds(40));

        assertThat(views.of(longer).state()).isEqualTo(ShownState.QUEUED);
    }

    @Test
    void commandPastItsTimeToLiveOfASilentSiteIsNotGuessed() {
        live.clock.advance(Duration.ofSeconds(31));

        CommandView view = views.of(sent);

        assertThat(view.state()).isEqualTo(ShownState.SITE_UNREACHABLE);
        assertThat(view.lastKnownState()).isEqualTo(CommandState.SENT);
        assertThat(view.at()).isEqualTo(sent.expiresAt());
        assertThat(view.reason()).contains("gateway of this site is silent");
    }

    @Test
    void whatEndedBeforeTheSilenceStaysAsItEnded() {
        CommandStatus done = sent.moved(CommandState.SUCCEEDED, START, null, "ON");
        live.clock.advance(Duration.ofSeconds(31));

        assertThat(views.of(done).state()).isEqualTo(ShownState.SUCCEEDED);
    }

    @Test
    void turnByTheClockAloneIsTold() {
        Commands commands =
                new Commands(new CommandProperties(3, Duration.ofSeconds(10)), live.changes);
        SilenceWatch watch = new SilenceWatch(commands, views, live.changes);
        commands.accept(sent);
        watch.watch();
        live.told.clear();

        live.clock.advance(Duration.ofSeconds(31));
        watch.watch();
        watch.watch();

        assertThat(live.told)
                .containsExactly(new Change.CommandChanged(Commands.actuator(sent), sent.id()));
    }

    @ParameterizedTest
    @EnumSource
    void everyStateIsShownUnderItsName(CommandState state) {
        assertThat(ShownState.of(state).name()).isEqualTo(state.name());
    }
}
