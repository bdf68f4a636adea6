package io.tributary.dashboard.availability.kafka;

import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.topology.kafka.KafkaTopic;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Writes into Kafka and waits until all in-sync replicas have acknowledged. Thread-safe. */
@Component
public class AcknowledgedWrites {

    // The producer's own timeouts, set to end earlier, say more; this only bounds the wait.
    private static final int PATIENCE_SECONDS = 8;

    private final KafkaTemplate<byte[], byte[]> kafka;

    AcknowledgedWrites(KafkaTemplate<byte[], byte[]> kafka) {
        this.kafka = kafka;
    }

    /**
     * Writes one record.
     *
     * @param value null: the key is forgotten
     * @param inDoubt what to tell when it was not acknowledged: it may stand in Kafka all the same
     * @throws DependencyAwayException when it was not acknowledged within 8 s
     */
    public void write(KafkaTopic topic, String key, byte @Nullable [] value, String inDoubt) {
        try {
            kafka.send(topic.topicName(), key.getBytes(StandardCharsets.UTF_8), value)
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException
                | TimeoutException
                | KafkaException
                | org.springframework.kafka.KafkaException e) {
            throw new DependencyAwayException(Dependency.KAFKA, inDoubt, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DependencyAwayException(Dependency.KAFKA, inDoubt, e);
        }
    }
}
