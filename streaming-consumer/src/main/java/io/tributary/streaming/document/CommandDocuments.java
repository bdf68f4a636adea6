package io.tributary.streaming.document;

import io.tributary.streaming.catalogue.Index;
import io.tributary.streaming.document.WriteRule.Newest;
import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record of {@code cmnd} becomes revision 0 of its command's document, one of {@code cmnd.status}
 * the revision it names; the highest stays, in whatever order they arrive. A tombstone leaves the
 * document as it is.
 */
public final class CommandDocuments implements DocumentSource {

    private static final JsonCodec<Command> COMMAND = JsonCodec.of(Command.class);
    private static final JsonCodec<CommandStatus> STATUS = JsonCodec.of(CommandStatus.class);

    @Override
    public List<Document> documents(SourceRecord record) {
        if (record.topic().equals(KafkaTopic.COMMAND.topicName())) {
            Command command = COMMAND.decode(record.requiredValue());
            return List.of(document(CommandStatus.queued(command)));
        }
        byte[] value = record.value();
        return value == null ? List.of() : List.of(document(STATUS.decode(value)));
    }

    private static Document document(CommandStatus status) {
        return new Document(
                Index.COMMANDS.alias(),
                status.id().toString(),
                new Newest(status.revision()),
                // Written anew: a line feed in the record would break the bulk request.
                STATUS.encode(status),
                new Subject(status.site(), location(status), null),
                1,
                null);
    }

    private static @Nullable String location(CommandStatus status) {
        return status.location() == null ? null : status.location().value();
    }
}
