package io.tributary.gateway.credential.kafka;

import io.tributary.gateway.credential.StatusWriter;
import io.tributary.gateway.kafka.RecordSender;
import io.tributary.topology.credential.CredentialStatus;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaKeys;
import io.tributary.topology.kafka.KafkaTopic;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** Writes to {@code credentials.status}. */
@Component
class KafkaStatusWriter implements StatusWriter {

    private static final JsonCodec<CredentialStatus> STATUSES =
            JsonCodec.of(CredentialStatus.class);

    private final RecordSender sender;

    KafkaStatusWriter(RecordSender sender) {
        this.sender = sender;
    }

    @Override
    public CompletableFuture<?> write(CredentialStatus status) {
        return sender.send(
                KafkaTopic.CREDENTIALS_STATUS,
                KafkaKeys.credential(status.site(), status.username()),
                STATUSES.encode(status));
    }
}
