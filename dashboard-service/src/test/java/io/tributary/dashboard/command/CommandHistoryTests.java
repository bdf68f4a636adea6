package io.tributary.dashboard.command;

import static io.tributary.dashboard.support.Home.SITE;
import static io.tributary.dashboard.support.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.live.ActuatorKey;
import io.tributary.dashboard.live.Live;
import io.tributary.dashboard.paging.Cursor;
import io.tributary.dashboard.paging.Page;
import io.tributary.dashboard.support.Commanding;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.name.LocationName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandHistoryTests {

    private static final CommandFilter ALL = new CommandFilter(SITE, null, null);

    private final Live live = new Live();
    private final Commands commands =
            new Commands(new CommandProperties(3, Duration.ofSeconds(10)), live.changes);
    private final FakeArchive archive = new FakeArchive();
    private final CommandHistory history =
            new CommandHistory(
                    commands, archive, new CommandViews(live.sites, live.clock), live.loading);
    private final List<CommandId> newestFirst = new ArrayList<>();

    @BeforeEach
    void tenCommandsOfWhichMemoryKeepsThree() {
        for (int i = 0; i < 10; i++) {
            CommandStatus status = Commanding.queued(START.plusSeconds(i));
            commands.accept(status);
            archive.archived.add(status);
            newestFirst.addFirst(status.id());
        }
    }

    @Test
    void pagesGoFromMemoryIntoTheArchiveWithoutGapOrRepeat() {
        List<CommandId> found = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<CommandView> page = history.page(ALL, Cursor.parse(cursor), 2);
            page.items().forEach(item -> found.add(item.id()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(found).isEqualTo(newestFirst);
    }

    @Test
    void memoryIsShownWithANoteWhereTheArchiveIsAway() {
        archive.away = true;

        Page<CommandView> page = history.page(ALL, null, 50);

        assertThat(page.items()).map(CommandView::id).isEqualTo(newestFirst.subList(0, 3));
        assertThat(page.note()).isEqualTo("Elasticsearch is away. Older commands may be missing.");
        assertThat(page.next()).isNull();
    }

    @Test
    void otherLocationsAreLeftOut() {
        CommandFilter kitchen = new CommandFilter(SITE, LocationName.of("kitchen"), null);

        assertThat(history.page(kitchen, null, 50).items()).isEmpty();
    }

    @Test
    void stateAndTargetsNarrowDownAcrossMemoryAndArchive() {
        CommandStatus last = commands.list(status -> true, null, 1).getFirst();
        commands.accept(last.moved(CommandState.SENT, START, null, null));
        CommandStatus old = archive.archived.getFirst();
        archive.archived.set(0, old.moved(CommandState.SENT, START, null, null));

        assertThat(found(states(null, ShownState.SENT)))
                .containsExactly(newestFirst.getFirst(), newestFirst.getLast());
        assertThat(found(states(null, ShownState.QUEUED, ShownState.SENT))).isEqualTo(newestFirst);
        assertThat(found(to(Optional.of(Set.of(Commands.actuator(last)))))).isEqualTo(newestFirst);
        assertThat(found(to(Optional.of(Set.of())))).isEmpty();
    }

    @Test
    void archiveThatIsBehindShowsNoStateThatACommandNoLongerHas() {
        CommandStatus last = commands.list(status -> true, null, 1).getFirst();
        commands.accept(last.moved(CommandState.SENT, START, null, null));

        assertThat(found(states(null, ShownState.QUEUED)))
                .isEqualTo(newestFirst.subList(1, newestFirst.size()));
    }

    @Test
    void whatIsOpenPastItsTimeWhileTheSiteIsSilentIsUnreachable() {
        Instant inBetween = START.plusSeconds(15);

        List<CommandId> lost = found(states(inBetween, ShownState.SITE_UNREACHABLE));
        List<CommandId> open = found(states(inBetween, ShownState.QUEUED));

        assertThat(lost).isEqualTo(newestFirst.subList(4, 10));
        assertThat(open).isEqualTo(newestFirst.subList(0, 4));
    }

    private List<CommandId> found(CommandFilter filter) {
        return history.page(filter, null, 50).items().stream().map(CommandView::id).toList();
    }

    private static CommandFilter states(@Nullable Instant silentAt, ShownState... states) {
        return new CommandFilter(
                SITE, null, null, Optional.empty(), null, Set.of(states), silentAt);
    }

    private static CommandFilter to(Optional<Set<ActuatorKey>> targets) {
        return new CommandFilter(SITE, null, null, targets, null, Set.of(), null);
    }
}
