package io.tributary.dashboard.audit.kafka;

import io.tributary.dashboard.audit.AuditPublisher;
import io.tributary.topology.audit.AuditEvent;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Writes audit events into Kafka. */
@Component
class KafkaAuditPublisher implements AuditPublisher {

    private static final JsonCodec<AuditEvent> CODEC = JsonCodec.of(AuditEvent.class);

    private final KafkaTemplate<byte[], byte[]> kafka;

    KafkaAuditPublisher(KafkaTemplate<byte[], byte[]> kafka) {
        this.kafka = kafka;
    }

    @Override
    public CompletableFuture<?> publish(AuditEvent event) {
        try {
            return kafka.send(
                    KafkaTopic.AUDIT.topicName(),
                    event.id().toString().getBytes(StandardCharsets.UTF_8),
                    CODEC.encode(event));
        } catch (KafkaException | org.springframework.kafka.KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
