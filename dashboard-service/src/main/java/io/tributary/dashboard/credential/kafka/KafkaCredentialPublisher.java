package io.tributary.dashboard.credential.kafka;

import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.credential.CredentialPublisher;
import io.tributary.topology.credential.DeviceCredential;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaKeys;
import io.tributary.topology.kafka.KafkaTopic;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Writes wishes into Kafka and waits for the acknowledgement of all in-sync replicas. */
@Component
class KafkaCredentialPublisher implements CredentialPublisher {

    private static final JsonCodec<DeviceCredential> CODEC = JsonCodec.of(DeviceCredential.class);
    private static final int PATIENCE_SECONDS = 8;

    private final KafkaTemplate<byte[], byte[]> kafka;

    KafkaCredentialPublisher(KafkaTemplate<byte[], byte[]> kafka) {
        this.kafka = kafka;
    }

    @Override
    public void publish(DeviceCredential credential) {
        String key = KafkaKeys.credential(credential.site(), credential.username());
        try {
            kafka.send(
                            KafkaTopic.CREDENTIALS.topicName(),
                            key.getBytes(StandardCharsets.UTF_8),
                            CODEC.encode(credential))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException
                | TimeoutException
                | KafkaException
                | org.springframework.kafka.KafkaException e) {
            throw away(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away(e);
        }
    }

    private static DependencyAwayException away(Exception e) {
        return new DependencyAwayException(
                Dependency.KAFKA,
                "Kafka did not acknowledge the change; look whether it came about before you repeat it",
                e);
    }
}
