package io.tributary.streaming.rollup;

import io.tributary.streaming.document.RollupLevel;
import io.tributary.streaming.indexing.StopSignal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does everything that is due, and tells the log when that does not go well. By one thread. */
final class RollupTurn {

    private static final Logger LOG = LoggerFactory.getLogger(RollupTurn.class);
    private static final Duration REMINDER = Duration.ofMinutes(1);

    private final RollupSource source;
    private final Backfill backfill;
    private final RollupPass pass;
    private final RollupMetrics metrics;
    private final Duration behindAfter;
    private final StopSignal stop;
    private final Clock clock;
    private @Nullable Instant told;

    RollupTurn(
            RollupSource source,
            Backfill backfill,
            RollupPass pass,
            RollupMetrics metrics,
            Duration behindAfter,
            StopSignal stop,
            Clock clock) {
        this.source = source;
        this.backfill = backfill;
        this.pass = pass;
        this.metrics = metrics;
        this.behindAfter = behindAfter;
        this.stop = stop;
        this.clock = clock;
    }

    /** Never fails: what could not be done is done the next time. */
    void run() {
        long start = System.nanoTime();
        String problem = null;
        try {
            while (!stop.isRaised() && doSome()) {
                lookForBacklog(null);
            }
        } catch (RuntimeException e) {
            problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }
        metrics.took(Duration.ofNanos(System.nanoTime() - start));
        lookForBacklog(problem);
    }

    private boolean doSome() {
        boolean marked = backfill.step();
        boolean minutes = pass.run(RollupLevel.MINUTE);
        boolean hours = pass.run(RollupLevel.HOUR);
        return marked || minutes || hours;
    }

    private void lookForBacklog(@Nullable String problem) {
        try {
            metrics.due(source.due(clock.instant()));
        } catch (RuntimeException e) {
            LOG.debug("It is not known how much is to be rolled up", e);
        }
        if (stop.isRaised()) {
            return;
        }
        if (problem != null) {
            tell("fail; history is answered from readings meanwhile. reason=" + problem);
        } else if (metrics.oldest().compareTo(behindAfter) > 0) {
            tell("fall behind; history is answered from readings meanwhile.");
        } else if (told != null) {
            told = null;
            LOG.info("Rollups are up to date again.");
        }
    }

    private void tell(String what) {
        Instant now = clock.instant();
        if (told == null || !now.isBefore(told.plus(REMINDER))) {
            told = now;
            LOG.warn("Rollups {} oldest-due-for={}", what, metrics.oldest());
        }
    }
}
