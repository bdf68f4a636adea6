package io.tributary.gateway.kafka;

import io.tributary.topology.kafka.KafkaTopic;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Sends single records, each acknowledged by all in-sync replicas. Thread-safe; in order per key.
 * Never blocks its caller: the producer, which may wait for metadata for seconds while Kafka is
 * away, has a thread of its own. A producer that goes on failing is replaced: some of its errors
 * are for life.
 */
@Component
public class RecordSender implements DisposableBean {

    private static final int MAX_FAILURES = 5;

    private final KafkaClients clients;
    private final AtomicInteger failures = new AtomicInteger();
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
                                    failures.set(0);
                                    done.complete(null);
                                } else {
                                    failures.incrementAndGet();
                                    done.completeExceptionally(failure);
                                }
                            });
        } catch (RuntimeException e) {
            failures.incrementAndGet();
            done.completeExceptionally(e);
        }
    }

    private synchronized Producer<String, byte[]> producer() {
        if (producer != null && failures.get() >= MAX_FAILURES) {
            producer.close(Duration.ZERO);
            producer = null;
        }
        if (producer == null) {
            producer = clients.plainProducer();
            failures.set(0);
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
