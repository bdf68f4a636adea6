package io.tributary.gateway.kafka;

import io.tributary.topology.kafka.KafkaTopic;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Sends single records, each acknowledged by all in-sync replicas. Thread-safe; in order per key.
 * Never blocks its caller: the producer, which may wait for metadata for seconds while Kafka is
 * away, has a thread of its own.
 */
@Component
public class RecordSender implements DisposableBean {

    private final KafkaClients clients;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("record-sender").daemon().factory());
    private @Nullable Producer<String, byte[]> producer;

    RecordSender(KafkaClients clients) {
        this.clients = clients;
    }

    /**
     * Sends a record.
     *
     * @return completes when Kafka has it; fails when that is not known in time
     */
    public CompletableFuture<Void> send(KafkaTopic topic, String key, byte[] value) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic.topicName(), key, value);
        try {
            thread.execute(() -> send(record, done));
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
        return done;
    }

    private void send(ProducerRecord<String, byte[]> record, CompletableFuture<Void> done) {
        try {
            producer()
                    .send(
                            record,
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
    }

    private synchronized Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = clients.plainProducer();
        }
        return producer;
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
        synchronized (this) {
            if (producer != null) {
                producer.close(Duration.ofSeconds(1));
            }
        }
    }
}
