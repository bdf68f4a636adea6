package io.tributary.dashboard.audit.kafka;

import io.tributary.dashboard.audit.AuditPublisher;
import io.tributary.topology.audit.AuditEvent;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * Writes audit events into Kafka, in order, on a thread of its own: where Kafka is away, handing
 * over a record takes the producer's {@code max.block.ms}, which nobody who logs in is to wait for.
 * At most 1,000 wait; beyond that an event fails at once. At the end of the process there are some
 * seconds for those that wait, and the rest fails.
 */
@Component
class KafkaAuditPublisher implements AuditPublisher, DisposableBean {

    static final int MOST_WAITING = 1_000;

    private static final JsonCodec<AuditEvent> CODEC = JsonCodec.of(AuditEvent.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final KafkaTemplate<byte[], byte[]> kafka;
    private final ThreadPoolExecutor sender =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(MOST_WAITING),
                    Thread.ofPlatform().name("audit").daemon().factory());

    KafkaAuditPublisher(KafkaTemplate<byte[], byte[]> kafka) {
        this.kafka = kafka;
    }

    @Override
    public CompletableFuture<?> publish(AuditEvent event) {
        Sending sending = new Sending(event);
        try {
            sender.execute(sending);
        } catch (RejectedExecutionException e) {
            sending.done.completeExceptionally(e);
        }
        return sending.done;
    }

    @Override
    public void destroy() throws InterruptedException {
        close(PATIENCE);
    }

    void close(Duration patience) throws InterruptedException {
        sender.shutdown();
        if (!sender.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            List<Runnable> left = sender.shutdownNow();
            for (Runnable each : left) {
                if (each instanceof Sending sending) {
                    sending.done.completeExceptionally(
                            new IllegalStateException("the dashboard was stopped"));
                }
            }
        }
    }

    private final class Sending implements Runnable {

        private final AuditEvent event;
        private final CompletableFuture<Void> done = new CompletableFuture<>();

        Sending(AuditEvent event) {
            this.event = event;
        }

        @Override
        public void run() {
            if (done.isDone()) {
                // nobody waits any more, and what it was to tell of was not done
                return;
            }
            try {
                kafka.send(
                                KafkaTopic.AUDIT.topicName(),
                                event.id().toString().getBytes(StandardCharsets.UTF_8),
                                CODEC.encode(event))
                        .whenComplete((sent, failure) -> complete(failure));
            } catch (RuntimeException e) {
                complete(e);
            }
        }

        private void complete(@Nullable Throwable failure) {
            if (failure == null) {
                done.complete(null);
            } else {
                done.completeExceptionally(failure);
            }
        }
    }
}
