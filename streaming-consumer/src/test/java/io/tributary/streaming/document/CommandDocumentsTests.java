package io.tributary.streaming.document;

import static io.tributary.streaming.document.Messages.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.streaming.document.WriteRule.Newest;
import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.json.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommandDocumentsTests {

    private static final CommandId ID = new CommandId(new UUID(1, 2));
    private static final Command COMMAND = Messages.command("home", ID);
    private static final JsonCodec<CommandStatus> STATUS = JsonCodec.of(CommandStatus.class);

    private final CommandDocuments documents = new CommandDocuments();

    @Test
    void commandIsItsRevisionZero() {
        byte[] record = JsonCodec.of(Command.class).encode(COMMAND);

        assertThat(documents.documents(Messages.record("cmnd", "home/kitchen/light", record)))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.index()).isEqualTo("tributary-commands");
                            assertThat(one.id()).isEqualTo(ID.toString());
                            assertThat(one.rule()).isEqualTo(new Newest(0));
                            assertThat(STATUS.decode(one.source()))
                                    .isEqualTo(CommandStatus.queued(COMMAND));
                        });
    }

    @Test
    void statusIsTheRevisionItNamesOnOneLine() {
        CommandStatus sent =
                CommandStatus.queued(COMMAND).moved(CommandState.SENT, WINDOW, "why", null);
        byte[] pretty = JsonCodec.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(sent);

        assertThat(documents.documents(Messages.record("cmnd.status", ID.toString(), pretty)))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.rule()).isEqualTo(new Newest(1));
                            assertThat(one.source()).doesNotContain('\n');
                            assertThat(STATUS.decode(one.source())).isEqualTo(sent);
                        });
    }

    @Test
    void tombstoneOfAStatusLeavesTheDocumentAsItIs() {
        assertThat(
                        documents.documents(
                                new SourceRecord("cmnd.status", 0, 1, WINDOW, ID.toString(), null)))
                .isEmpty();
    }

    @Test
    void commandWithoutValueIsUnreadable() {
        assertThatThrownBy(
                        () ->
                                documents.documents(
                                        new SourceRecord("cmnd", 0, 1, WINDOW, "home/x/y", null)))
                .isInstanceOf(UnreadableRecordException.class);
    }

    @Test
    void statusThatStandsAmongCommandsIsUnreadable() {
        byte[] status = STATUS.encode(CommandStatus.queued(COMMAND));

        assertThatThrownBy(() -> documents.documents(Messages.record("cmnd", "home/x/y", status)))
                .hasMessageContaining("schema is \"" + CommandStatus.SCHEMA);
        assertThat(new String(status, StandardCharsets.UTF_8)).contains(ID.toString());
    }
}
