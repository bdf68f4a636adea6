package io.tributary.gateway.progress;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.telemetry.AggregatedMessage;
import java.time.Duration;
import java.time.Instant;

/**
 * What went into Kafka, and how long it took. Lateness is how long after its end a window was
 * committed, latency how long after the arrival of its first message at acquisition. All of it
 * counts once, however often a commit was tried.
 */
final class CommitMetrics {

    private static final Duration LONGEST = Duration.ofHours(1);

    private final MeterRegistry registry;
    private final Timer commit;
    private final Timer lateness;
    private final Timer latency;
    private final Counter messages;
    private final Counter repeats;
    private final Counter doubts;
    private final Counter aborts;

    CommitMetrics(MeterRegistry registry) {
        this.registry = registry;
        commit =
                Timer.builder("tributary.gateway.commit")
                        .publishPercentileHistogram()
                        .register(registry);
        lateness = histogram("tributary.gateway.lateness");
        latency = histogram("tributary.gateway.latency");
        messages = registry.counter("tributary.gateway.messages.committed");
        repeats = registry.counter("tributary.gateway.messages.repeated");
        doubts = registry.counter("tributary.gateway.commits.in.doubt");
        aborts = registry.counter("tributary.gateway.commits.aborted");
    }

    private Timer histogram(String name) {
        return Timer.builder(name)
                .publishPercentileHistogram()
                .maximumExpectedValue(LONGEST)
                .register(registry);
    }

    /** Kafka has answered to a commit. */
    void took(Duration time) {
        commit.record(time);
    }

    /** It is not known whether a commit stands. */
    void inDoubt() {
        doubts.increment();
    }

    /** A commit that was in doubt does not stand. */
    void aborted() {
        aborts.increment();
    }

    void stands(Commit commit) {
        repeats.increment((double) commit.repeats());
        for (Rejection rejection : commit.rejections()) {
            registry.counter("tributary.gateway.rejected", "reason", rejection.reason().code())
                    .increment((double) rejection.count());
        }
        commit.messages().forEach(each -> stands(each.message()));
    }

    private void stands(AggregatedMessage message) {
        messages.increment((double) message.messages());
        Instant at = message.trace().aggregatedAt();
        lateness.record(between(message.windowEnd(), at));
        latency.record(between(message.trace().firstAcquiredAt(), at));
    }

    /** A device's clock may be ahead of ours. */
    private static Duration between(Instant from, Instant to) {
        return from.isAfter(to) ? Duration.ZERO : Duration.between(from, to);
    }
}
