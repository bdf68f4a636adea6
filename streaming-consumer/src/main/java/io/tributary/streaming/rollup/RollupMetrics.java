package io.tributary.streaming.rollup;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tributary.streaming.document.RollupLevel;
import io.tributary.streaming.rollup.RollupSource.Due;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Tells how far rollups are, as of the last time that was looked. Thread-safe. */
final class RollupMetrics {

    private static final Due NOTHING = new Due(0, Optional.empty());

    private final Map<RollupLevel, Counter> written = new EnumMap<>(RollupLevel.class);
    private final Timer turn;
    private final Clock clock;
    private volatile Due due = NOTHING;

    RollupMetrics(MeterRegistry meters, Clock clock) {
        this.clock = clock;
        for (RollupLevel level : RollupLevel.values()) {
            written.put(
                    level,
                    Counter.builder("tributary.streaming.rollup.documents")
                            .description("Rollups written, those written again included")
                            .tag("level", level.label())
                            .register(meters));
        }
        turn =
                Timer.builder("tributary.streaming.rollup.turn")
                        .description("How long it took to compute what was due")
                        .register(meters);
        Gauge.builder("tributary.streaming.rollup.pending", this, one -> one.due.count())
                .description("Minutes and hours of locations that are due to be rolled up")
                .register(meters);
        Gauge.builder("tributary.streaming.rollup.oldest", this, one -> one.oldest().toSeconds())
                .description("For how long the oldest of them is due")
                .baseUnit("seconds")
                .register(meters);
    }

    void written(RollupLevel level, int documents) {
        Counter counter = written.get(level);
        if (counter != null) {
            counter.increment(documents);
        }
    }

    void took(Duration duration) {
        turn.record(duration);
    }

    void due(Due now) {
        due = now;
    }

    Duration oldest() {
        Instant now = clock.instant();
        return due.since()
                .filter(since -> since.isBefore(now))
                .map(since -> Duration.between(since, now))
                .orElse(Duration.ZERO);
    }
}
