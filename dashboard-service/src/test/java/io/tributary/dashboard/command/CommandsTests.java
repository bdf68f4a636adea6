package io.tributary.dashboard.command;

import static io.tributary.dashboard.support.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.dashboard.live.Change;
import io.tributary.dashboard.live.Live;
import io.tributary.dashboard.support.Commanding;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.json.JsonCodec;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandsTests {

    private final Live live = new Live();
    private final Commands commands =
            new Commands(new CommandProperties(3, Duration.ofSeconds(10)), live.changes);
    private final CommandStatus queued = Commanding.queued(START);
    private final CommandStatus sent = queued.moved(CommandState.SENT, START, null, null);

    @Test
    void laterSnapshotTakesThePlaceOfTheEarlier() {
        commands.accept(queued);
        commands.accept(sent);

        assertThat(commands.find(queued.id())).contains(sent);
        assertThat(live.told)
                .containsExactly(
                        new Change.CommandChanged(Commands.actuator(queued), queued.id()),
                        new Change.CommandChanged(Commands.actuator(queued), queued.id()));
    }

    @Test
    void earlierSnapshotThatComesLaterIsIgnored() {
        commands.accept(sent);
        live.told.clear();

        commands.accept(queued);
        commands.accept(sent);

        assertThat(commands.find(queued.id())).contains(sent);
        assertThat(live.told).isEmpty();
    }

    @Test
    void newestCommandOfAnActuatorIsTheOneAskedForLast() {
        CommandStatus newer = Commanding.queued(START.plusSeconds(1));
        commands.accept(newer);
        commands.accept(queued);

        assertThat(commands.newestOf(Commands.actuator(queued))).contains(newer);
        assertThat(commands.list(all -> true, null, 10)).containsExactly(newer, queued);
    }

    @Test
    void listGoesOnAfterItsCursor() {
        CommandStatus newer = Commanding.queued(START.plusSeconds(1));
        commands.accept(newer);
        commands.accept(queued);

        assertThat(commands.list(all -> true, Commands.place(newer), 10)).containsExactly(queued);
        assertThat(commands.list(all -> true, null, 1)).containsExactly(newer);
        assertThat(commands.list(all -> false, null, 10)).isEmpty();
    }

    @Test
    void oldestLeavesMemoryButIsStillKnown() {
        List<CommandStatus> four =
                List.of(
                        Commanding.queued(START.plusSeconds(3)),
                        queued,
                        Commanding.queued(START.plusSeconds(1)),
                        Commanding.queued(START.plusSeconds(2)));
        assertThat(commands.isGone(queued.id())).isFalse();
        four.forEach(commands::accept);

        assertThat(commands.find(queued.id())).isEmpty();
        assertThat(commands.isGone(queued.id())).isTrue();
        commands.accept(sent);
        assertThat(commands.find(queued.id())).isEmpty();
        assertThat(commands.list(all -> true, null, 10)).hasSize(3);
    }

    @Test
    void snapshotWithoutItsPropertiesIsRefused() {
        String json =
                """
                {"schema":"tributary/command-status/1","id":"01a1f7a2-57b5-7430-a1eb-0b654f9e0173",
                 "revision":1,"site":"home","state":"SENT","at":"2026-11-20T10:00:00Z","history":[]}""";
        CommandStatus incomplete = JsonCodec.mapper().readValue(json, CommandStatus.class);

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> commands.accept(incomplete));
        assertThat(commands.list(all -> true, null, 10)).isEmpty();
    }
}
