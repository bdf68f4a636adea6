package io.tributary.gateway.kafka;

import io.tributary.topology.kafka.KafkaTopic;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Sends single records, each acknowledged by all in-sync replicas. Thread-safe; in order per key.
 */
@Component
public class RecordSender implements DisposableBean {

    private final KafkaClients clients;
    private @Nullable KafkaProducer<String, byte[]> producer;

    RecordSender(KafkaClients clients) {
        this.clients = clients;
    }

    /**
     * Sends a record. May block for some seconds where Kafka has never answered yet.
     *
     * @return completes when Kafka has it; fails when that is not so in time
     */
    public CompletableFuture<Void> send(KafkaTopic topic, String key, byte[] value) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        try {
            producer()
                    .send(
                            new ProducerRecord<>(topic.topicName(), key, value),
                            (metadata, failure) -> {
                                if (failure == null) {
                                    done.complete(null);
                                } else {
                                    done.completeExceptionally(failure);
                                }
                            });
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
        return done;
    }

    private synchronized KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            producer = clients.plainProducer();
        }
        return producer;
    }

    @Override
    public synchronized void destroy() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
    }
}
