package io.tributary.gateway.preview;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What was shown, and what was not, by reason. Thread-safe. */
final class PreviewMetrics {

    private final Counter sent;
    private final Counter old;
    private final Counter many;
    private final Counter busy;
    private final Counter notSent;

    PreviewMetrics(MeterRegistry registry) {
        this.sent = registry.counter("tributary.gateway.preview.sent");
        this.old = dropped(registry, "old");
        this.many = dropped(registry, "many");
        this.busy = dropped(registry, "busy");
        this.notSent = dropped(registry, "not-sent");
    }

    private static Counter dropped(MeterRegistry registry, String reason) {
        return registry.counter("tributary.gateway.preview.dropped", "reason", reason);
    }

    /** Messages of a commit that are not worth showing. */
    void leftOut(PreviewSelection selection) {
        old.increment(selection.old());
        many.increment(selection.many());
    }

    /** What came before has not left yet. */
    void busy(int messages) {
        busy.increment(messages);
    }

    /** A message was given to the connection, or dropped there. */
    void handedOn(boolean taken) {
        (taken ? sent : notSent).increment();
    }
}
