package io.tributary.gateway.preview;

import static io.tributary.gateway.preview.Aggregates.aggregated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.gateway.Homes;
import io.tributary.gateway.MutableClock;
import io.tributary.gateway.aggregation.Aggregation.Aggregated;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.telemetry.AggregatedMessage;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueuedPreviewTests {

    private static final Instant NOW = MutableClock.START;
    private static final List<Aggregated> COMMIT = List.of(aggregated(1, NOW, NOW, NOW));

    private final Listener listener = new Listener();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final QueuedPreview preview = new QueuedPreview(listener, registry);

    @AfterEach
    void close() {
        listener.gate.countDown();
        preview.close();
    }

    @Test
    void messageOfACommitIsPublishedForItsLocationWithItsNumber() {
        listener.gate.countDown();
        preview.offer(COMMIT);
        await().until(() -> sent() == 1);
        assertThat(listener.published).containsExactly(COMMIT.getFirst().message());
        assertThat(listener.published.getFirst().commit()).isEqualTo(Aggregates.COMMIT);
    }

    @Test
    void publisherThatHangsHoldsNobodyUpAndWhatIsTooMuchIsCounted() {
        preview.offer(COMMIT);
        await().until(listener::isHanging);
        preview.offer(COMMIT);
        preview.offer(COMMIT);
        preview.offer(COMMIT);
        preview.offer(COMMIT);
        assertThat(dropped("busy")).isEqualTo(2);
        listener.gate.countDown();
        await().until(() -> sent() == 3);
    }

    @Test
    void withoutAConnectionMessagesAreCountedAsNotSent() {
        listener.gate.countDown();
        listener.refuses = true;
        preview.offer(COMMIT);
        await().until(() -> dropped("not-sent") == 1);
    }

    @Test
    void defectOfThePublisherConcernsOneMessageOnly() {
        listener.gate.countDown();
        listener.failsOnce = true;
        preview.offer(COMMIT);
        preview.offer(COMMIT);
        await().until(() -> sent() == 1);
        assertThat(dropped("not-sent")).isOne();
    }

    @Test
    void nothingConnectsBeforeTheFirstCommit() {
        preview.offer(List.of());
        preview.close();
        assertThat(listener.connected).isFalse();
    }

    private double sent() {
        return registry.get("tributary.gateway.preview.sent").counter().count();
    }

    private double dropped(String reason) {
        return registry.get("tributary.gateway.preview.dropped")
                .tag("reason", reason)
                .counter()
                .count();
    }

    /** Hangs until its gate is opened. */
    private static final class Listener implements PreviewPublisher {

        final List<AggregatedMessage> published = new CopyOnWriteArrayList<>();
        final CountDownLatch gate = new CountDownLatch(1);
        volatile boolean refuses;
        volatile boolean failsOnce;
        volatile boolean connected;
        private volatile boolean hanging;

        boolean isHanging() {
            return hanging;
        }

        @Override
        public void connect() {
            connected = true;
        }

        @Override
        public void disconnect() {
            connected = false;
        }

        @Override
        public boolean publish(LocationName location, byte[] message) {
            assertThat(location).isEqualTo(Homes.KITCHEN);
            hanging = true;
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            if (failsOnce) {
                failsOnce = false;
                throw new IllegalStateException("a defect");
            }
            published.add(JsonCodec.of(AggregatedMessage.class).decode(message));
            return !refuses;
        }
    }
}
