package io.tributary.dashboard.page;

import static io.tributary.dashboard.support.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.command.CommandView;
import io.tributary.dashboard.command.CommandViews;
import io.tributary.dashboard.live.Live;
import io.tributary.dashboard.support.Commanding;
import io.tributary.dashboard.support.Home;
import io.tributary.topology.command.CommandReason;
import io.tributary.topology.command.CommandState;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomesTests {

    private final Live live = new Live();
    private final CommandViews views = new CommandViews(live.sites, live.clock);
    private final Display display = English.display();

    OutcomesTests() {
        live.sites.accept(Home.heartbeat(Home.SITE, START));
    }

    @ParameterizedTest
    @CsvSource({
        "SENT, 'On requested, sent', pending",
        "DELIVERED, 'On requested, delivered', pending",
        "SUCCEEDED, '', done",
        "REJECTED, 'On was refused: because', failed",
        "UNREACHABLE, 'On could not be delivered: because', failed",
        "TIMED_OUT, 'On was not confirmed in time: because', failed"
    })
    void outcomeIsTold(CommandState state, String sentence, String kind) {
        CommandView view = view(state);

        assertThat(display.outcome(view)).isEqualTo(sentence);
        assertThat(display.outcomeKind(view)).isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource
    void everyStateHasAWord(CommandState state) {
        assertThat(display.state(view(state).state())).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonIsToldInTheWordsOfThePages(CommandReason reason) {
        String key = "command.reason." + reason.code();

        assertThat(English.words().find(key)).isNotBlank();
        assertThat(WordsController.of(Locale.ENGLISH)).containsKey(key);
    }

    @Test
    void reasonOfTheGatewayIsToldWithWhatItIsAbout() {
        assertThat(display.why(CommandReason.OTHER_ANSWER.sentence("OFF")))
                .isEqualTo("the device answered with Off");
        assertThat(display.why("because")).isEqualTo("because");
        assertThat(display.why(null)).isEmpty();
    }

    @Test
    void withoutACommandThereIsNothingToTell() {
        assertThat(display.outcome(null)).isEmpty();
        assertThat(display.outcomeKind(null)).isEqualTo("done");
    }

    private CommandView view(CommandState state) {
        return views.of(Commanding.queued(START).moved(state, START, "because", null));
    }
}
