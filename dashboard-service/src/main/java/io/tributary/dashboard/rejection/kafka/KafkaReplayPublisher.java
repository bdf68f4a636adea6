package io.tributary.dashboard.rejection.kafka;

import io.tributary.dashboard.availability.kafka.AcknowledgedWrites;
import io.tributary.dashboard.rejection.ReplayPublisher;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.rejection.Replay;
import org.springframework.stereotype.Component;

/** Writes requests into Kafka and waits for the acknowledgement of all in-sync replicas. */
@Component
class KafkaReplayPublisher implements ReplayPublisher {

    private static final JsonCodec<Replay> CODEC = JsonCodec.of(Replay.class);

    private final AcknowledgedWrites kafka;

    KafkaReplayPublisher(AcknowledgedWrites kafka) {
        this.kafka = kafka;
    }

    @Override
    public void publish(Replay replay) {
        kafka.write(
                KafkaTopic.REPLAY,
                replay.id().toString(),
                CODEC.encode(replay),
                "Kafka did not acknowledge that %s is to be fed in again; repeat the request when it is back: it takes effect at most once"
                        .formatted(replay.id()));
    }
}
