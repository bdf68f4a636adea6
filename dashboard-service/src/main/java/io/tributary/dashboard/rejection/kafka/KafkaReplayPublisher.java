package io.tributary.dashboard.rejection.kafka;

import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.rejection.ReplayPublisher;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.rejection.Replay;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Writes requests into Kafka and waits for the acknowledgement of all in-sync replicas. */
@Component
class KafkaReplayPublisher implements ReplayPublisher {

    private static final JsonCodec<Replay> CODEC = JsonCodec.of(Replay.class);
    // The producer's own timeouts, set to end earlier, say more; this only bounds the wait.
    private static final int PATIENCE_SECONDS = 8;

    private final KafkaTemplate<byte[], byte[]> kafka;

    KafkaReplayPublisher(KafkaTemplate<byte[], byte[]> kafka) {
        this.kafka = kafka;
    }

    @Override
    public void publish(Replay replay) {
        try {
            kafka.send(
                            KafkaTopic.REPLAY.topicName(),
                            replay.id().toString().getBytes(StandardCharsets.UTF_8),
                            CODEC.encode(replay))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException
                | TimeoutException
                | KafkaException
                | org.springframework.kafka.KafkaException e) {
            throw away(replay, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away(replay, e);
        }
    }

    private static DependencyAwayException away(Replay replay, Exception e) {
        return new DependencyAwayException(
                Dependency.KAFKA,
                "Kafka did not acknowledge that %s is to be fed in again; repeat the request when it is back: it takes effect at most once"
                        .formatted(replay.id()),
                e);
    }
}
