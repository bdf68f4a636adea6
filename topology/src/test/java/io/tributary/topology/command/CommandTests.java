package io.tributary.topology.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommandTests {

    private static final Instant NOW = Instant.parse("2026-11-20T10:15:30Z");

    @Test
    void idDerivedFromUserAndKeyIsAlwaysTheSame() {
        assertThat(CommandId.derivedFrom("admin", "k1"))
                .isEqualTo(CommandId.derivedFrom("admin", "k1"))
                .isNotEqualTo(CommandId.derivedFrom("admin", "k2"))
                .isNotEqualTo(CommandId.derivedFrom("admi", "nk1"));
    }

    @Test
    void idInShortenedFormIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> CommandId.parse("1-1-1-1-1"));
    }

    @Test
    void snapshotGrowsByOneRevisionAndOneTransition() {
        CommandStatus sent =
                CommandStatus.queued(command())
                        .moved(CommandState.SENT, NOW.plusSeconds(1), null, null);
        CommandStatus done = sent.moved(CommandState.SUCCEEDED, NOW.plusSeconds(2), null, "ON");

        assertThat(done.revision()).isEqualTo(2);
        assertThat(done.reported()).isEqualTo("ON");
        assertThat(done.history())
                .extracting(CommandStatus.Transition::state)
                .containsExactly(CommandState.QUEUED, CommandState.SENT, CommandState.SUCCEEDED);
    }

    private static Command command() {
        return new Command(
                new CommandId(UUID.randomUUID()),
                SiteId.of("home"),
                LocationName.of("kitchen"),
                ActuatorName.of("light"),
                "ON",
                NOW,
                NOW.plusSeconds(10),
                "admin");
    }
}
