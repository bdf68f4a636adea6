package io.tributary.gateway.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.tributary.gateway.journal.BatchId;
import io.tributary.topology.telemetry.Batch;
import io.tributary.topology.telemetry.BatchEntry.SensedMessage;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what comes into the journal, and raises the alarm when a batch is missing. */
final class IntakeMetrics {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeMetrics.class);

    private final Counter batches;
    private final Counter messages;
    private final Timer flush;
    private final Counter repeats;
    private final Counter unreadable;
    private final Counter failures;
    private final Counter sessionsLost;
    private final AtomicLong missing;

    IntakeMetrics(MeterRegistry registry, Collection<?> waiting) {
        registry.gaugeCollectionSize("tributary.gateway.batches.waiting", Tags.empty(), waiting);
        flush =
                Timer.builder("tributary.gateway.journal.flush")
                        .publishPercentileHistogram()
                        .register(registry);
        messages = registry.counter("tributary.gateway.messages");
        batches = registry.counter("tributary.gateway.batches");
        repeats = registry.counter("tributary.gateway.batches.repeated");
        unreadable = registry.counter("tributary.gateway.batches.unreadable");
        failures = registry.counter("tributary.gateway.journal.failures");
        sessionsLost = registry.counter("tributary.gateway.sessions.lost");
        AtomicLong gauge = registry.gauge("tributary.gateway.batches.missing", new AtomicLong());
        missing = gauge == null ? new AtomicLong() : gauge;
    }

    void flushed(Duration time) {
        flush.record(time);
    }

    void journaled(Batch batch) {
        batches.increment();
        messages.increment(
                (double) batch.entries().stream().filter(SensedMessage.class::isInstance).count());
    }

    void repeated() {
        repeats.increment();
    }

    void unreadable() {
        unreadable.increment();
    }

    void journalFailed() {
        failures.increment();
    }

    void missing(BatchId newest, long count) {
        if (missing.getAndSet(count) < count) {
            LOG.warn(
                    "batches are missing before the newest one: on their way again, or lost; acquirer={}, epoch={}, missing={}",
                    newest.acquirer(),
                    newest.epoch(),
                    count);
        }
    }

    /**
     * @param last the batch up to which all had come; null before the first
     */
    void sessionLost(@Nullable BatchId last) {
        sessionsLost.increment();
        LOG.error(
                "the broker has lost this gateway's session, and with it the batches that it held for us; check its persistence, and whether batches are missing; last-complete={}",
                last);
    }
}
