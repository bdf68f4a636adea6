package io.tributary.gateway.command.kafka;

import io.tributary.gateway.command.StatusLog;
import io.tributary.gateway.kafka.RecordSender;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** Snapshots into the compacted topic {@code cmnd.status}. */
@Component
class KafkaStatusLog implements StatusLog {

    private static final JsonCodec<CommandStatus> CODEC = JsonCodec.of(CommandStatus.class);

    private final RecordSender sender;

    KafkaStatusLog(RecordSender sender) {
        this.sender = sender;
    }

    @Override
    public CompletableFuture<Void> write(CommandStatus status) {
        return sender.send(KafkaTopic.COMMAND_STATUS, status.id().toString(), CODEC.encode(status));
    }
}
