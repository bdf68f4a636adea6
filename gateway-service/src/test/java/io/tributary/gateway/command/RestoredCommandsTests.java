package io.tributary.gateway.command;

import static io.tributary.gateway.Homes.LIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.Homes;
import io.tributary.gateway.MutableClock;
import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RestoredCommandsTests {

    private final RestoredCommands restored = new RestoredCommands();

    @Test
    void ofAMonthOfFinishedCommandsOnlyTheNewestIdsAreKept() {
        CommandStatus first = queued(0);
        restored.add(done(first));
        CommandStatus last = first;
        for (int second = 1; second <= CommandBook.REMEMBERED; second++) {
            last = queued(second);
            restored.add(last);
            restored.add(done(last));
        }
        assertThat(restored.finished())
                .hasSize(CommandBook.REMEMBERED)
                .contains(last.id())
                .doesNotContain(first.id());
        assertThat(restored.open()).isEmpty();
        assertThat(restored.newerThan(first)).contains(last.id());
    }

    @Test
    void newestRevisionCountsInWhateverOrderTheyCome() {
        CommandStatus queued = queued(0);
        CommandStatus sent = queued.moved(CommandState.SENT, queued.createdAt(), null, null);
        restored.add(sent);
        restored.add(queued);
        assertThat(restored.open()).containsExactly(sent);
        restored.add(done(sent));
        restored.add(sent);
        assertThat(restored.open()).isEmpty();
        assertThat(restored.finished()).containsExactly(queued.id());
    }

    private static CommandStatus done(CommandStatus status) {
        return status.moved(CommandState.SENT, status.createdAt(), null, null)
                .moved(CommandState.SUCCEEDED, status.createdAt(), null, "ON");
    }

    private static CommandStatus queued(int second) {
        Instant at = MutableClock.START.plusSeconds(second);
        return CommandStatus.queued(
                new Command(
                        new CommandId(new UUID(7, second)),
                        Homes.SITE,
                        Homes.KITCHEN,
                        LIGHT,
                        "ON",
                        at,
                        at.plus(Duration.ofSeconds(10)),
                        "ann"));
    }
}
