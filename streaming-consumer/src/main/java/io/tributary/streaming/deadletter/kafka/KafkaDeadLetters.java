package io.tributary.streaming.deadletter.kafka;

import io.tributary.streaming.deadletter.DeadLetters;
import io.tributary.streaming.deadletter.DeadLettersUnavailableException;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.rejection.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.stereotype.Component;

/**
 * Keeps rejections in the Kafka topic {@code rejected}: kept means that all in-sync replicas have
 * them. The producer's delivery time limit bounds how long that may take.
 */
@Component
class KafkaDeadLetters implements DeadLetters {

    private static final JsonCodec<Rejection> CODEC = JsonCodec.of(Rejection.class);

    private final KafkaOperations<byte[], byte[]> kafka;

    KafkaDeadLetters(KafkaOperations<byte[], byte[]> kafka) {
        this.kafka = kafka;
    }

    @Override
    public void keep(List<Rejection> rejections) {
        try {
            List<CompletableFuture<?>> sent = new ArrayList<>(rejections.size());
            for (Rejection rejection : rejections) {
                sent.add(kafka.send(asRecord(rejection)));
            }
            for (CompletableFuture<?> one : sent) {
                one.get();
            }
        } catch (ExecutionException | KafkaException e) {
            throw new DeadLettersUnavailableException(
                    "Kafka does not take rejections: "
                            + NestedExceptionUtils.getMostSpecificCause(e).getMessage(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeadLettersUnavailableException("interrupted", e);
        }
    }

    private static ProducerRecord<byte[], byte[]> asRecord(Rejection rejection) {
        return new ProducerRecord<>(
                KafkaTopic.REJECTED.topicName(),
                rejection.id().toString().getBytes(StandardCharsets.UTF_8),
                CODEC.encode(rejection));
    }
}
