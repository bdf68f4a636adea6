package io.tributary.dashboard.credential.kafka;

import io.tributary.dashboard.availability.kafka.AcknowledgedWrites;
import io.tributary.dashboard.credential.CredentialPublisher;
import io.tributary.topology.credential.DeviceCredential;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaKeys;
import io.tributary.topology.kafka.KafkaTopic;
import org.springframework.stereotype.Component;

/** Writes wishes into Kafka and waits for the acknowledgement of all in-sync replicas. */
@Component
class KafkaCredentialPublisher implements CredentialPublisher {

    private static final JsonCodec<DeviceCredential> CODEC = JsonCodec.of(DeviceCredential.class);
    private static final String IN_DOUBT =
            "Kafka did not acknowledge the change; look whether it came about before you repeat it";

    private final AcknowledgedWrites kafka;

    KafkaCredentialPublisher(AcknowledgedWrites kafka) {
        this.kafka = kafka;
    }

    @Override
    public void publish(DeviceCredential credential) {
        kafka.write(
                KafkaTopic.CREDENTIALS,
                KafkaKeys.credential(credential.site(), credential.username()),
                CODEC.encode(credential),
                IN_DOUBT);
    }
}
