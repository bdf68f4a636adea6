package io.tributary.gateway.preview;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.gateway.aggregation.Aggregation.Aggregated;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.telemetry.AggregatedMessage;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encodes and publishes on a thread of its own what is offered; at most two commits wait for it,
 * further ones are dropped and counted. It connects with the first commit: only the gateway that
 * may run makes any.
 */
final class QueuedPreview implements Preview, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QueuedPreview.class);
    private static final JsonCodec<AggregatedMessage> MESSAGES =
            JsonCodec.of(AggregatedMessage.class);
    private static final int COMMITS = 2;

    private final PreviewPublisher publisher;
    private final PreviewMetrics metrics;
    private final BlockingQueue<List<AggregatedMessage>> waiting =
            new ArrayBlockingQueue<>(COMMITS);
    private volatile @Nullable Thread thread;

    QueuedPreview(PreviewPublisher publisher, MeterRegistry registry) {
        this.publisher = publisher;
        this.metrics = new PreviewMetrics(registry);
    }

    /** Called by the committer's thread alone. */
    @Override
    public void offer(List<Aggregated> messages) {
        try {
            PreviewSelection selection = PreviewSelection.of(messages);
            metrics.leftOut(selection);
            if (selection.messages().isEmpty()) {
                return;
            }
            if (thread == null) {
                thread = Thread.ofPlatform().name("preview").daemon().start(this::run);
            }
            if (!waiting.offer(selection.messages())) {
                metrics.busy(selection.messages().size());
            }
        } catch (RuntimeException e) {
            LOG.warn("a commit is not shown at the site", e);
        }
    }

    private void run() {
        try {
            publisher.connect();
            while (true) {
                waiting.take().forEach(this::publish);
            }
        } catch (InterruptedException e) {
            LOG.debug("stopped");
        }
    }

    /** A defect must not end the thread. */
    private void publish(AggregatedMessage message) {
        try {
            metrics.handedOn(publisher.publish(message.location(), MESSAGES.encode(message)));
        } catch (RuntimeException e) {
            metrics.handedOn(false);
            LOG.debug("a message is not shown at the site", e);
        }
    }

    @Override
    public void close() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            publisher.disconnect();
        }
    }
}
