package io.tributary.gateway.backlog;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.gateway.journal.Journal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures the backlog, for metrics, health, heartbeat and the report to acquisition.
 *
 * <p>Threads: one measures; the figures may be asked for on any.
 */
public final class BacklogMeter {

    private static final double SECONDS_PER_HOUR = 3600;

    private final Journal journal;
    private final LongSupplier committed;
    private final InflowRate rate = new InflowRate();
    private final OldestBatch oldest;
    private volatile BacklogFigures figures;

    /**
     * @param committed journal position up to which all is in Kafka
     */
    public BacklogMeter(
            Journal journal, LongSupplier committed, InstantSource clock, MeterRegistry registry) {
        this.journal = journal;
        this.committed = committed;
        this.oldest = new OldestBatch(journal);
        this.figures =
                new BacklogFigures(
                        journal.bytesAfter(committed.getAsLong()),
                        journal.limitBytes(),
                        null,
                        null);
        Gauge.builder(
                        "tributary.gateway.backlog.bytes",
                        () -> journal.bytesAfter(committed.getAsLong()))
                .register(registry);
        Gauge.builder("tributary.gateway.backlog.limit.bytes", journal::limitBytes)
                .register(registry);
        Gauge.builder("tributary.gateway.backlog.oldest.seconds", () -> oldestSeconds(clock))
                .register(registry);
        Gauge.builder("tributary.gateway.backlog.hours.left", this::hoursLeft).register(registry);
    }

    /** As measured last: at most a second ago. */
    public BacklogFigures figures() {
        return figures;
    }

    /**
     * Measures.
     *
     * @param nanos now, by the clock that nobody sets
     */
    BacklogFigures measure(long nanos) {
        long position = committed.getAsLong();
        long bytes = journal.bytesAfter(position);
        Double bytesPerSecond = rate.note(nanos, journal.end());
        Double hoursLeft =
                bytesPerSecond == null || bytesPerSecond <= 0
                        ? null
                        : journal.roomBytes(position) / bytesPerSecond / SECONDS_PER_HOUR;
        figures =
                new BacklogFigures(bytes, journal.limitBytes(), oldest.after(position), hoursLeft);
        return figures;
    }

    private double oldestSeconds(InstantSource clock) {
        BacklogFigures now = figures;
        return now.oldestAt() == null
                ? 0
                : Math.max(0, Duration.between(now.oldestAt(), clock.instant()).toMillis() / 1e3);
    }

    /** Not a number where nothing comes in. */
    private double hoursLeft() {
        @Nullable Double hours = figures.hoursLeft();
        return hours == null ? Double.NaN : hours;
    }
}
