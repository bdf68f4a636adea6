package io.tributary.streaming.rollup;

import io.tributary.streaming.catalogue.Index;
import io.tributary.streaming.document.RollupMarks;
import io.tributary.streaming.document.RollupsReady;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Marks every minute of readings that were written before there were marks, by an earlier version,
 * or that came out of a backup: day by day, the latest first. How far it is stands in
 * Elasticsearch, so that it goes on after a restart, and begins anew in another Elasticsearch. Used
 * by one thread.
 */
final class Backfill {

    private static final Logger LOG = LoggerFactory.getLogger(Backfill.class);

    /** Later than any reading. */
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private static final Duration STEP = Duration.ofHours(1);

    private final RollupSource source;
    private final RollupWriter writer;
    private final RollupMarks marks;
    private final int pendingLimit;
    private final Clock clock;

    Backfill(RollupSource source, RollupWriter writer, RollupMarks marks, int pendingLimit) {
        this.source = source;
        this.writer = writer;
        this.marks = marks;
        this.pendingLimit = pendingLimit;
        this.clock = marks.clock();
    }

    /**
     * Marks one day, if there is one left and not too much waits already.
     *
     * @return whether it did
     * @throws RollupFailedException when that day has to be marked again
     */
    boolean step() {
        Optional<Instant> readyFrom = source.readyFrom();
        if (readyFrom.filter(Instant.EPOCH::equals).isPresent()
                || source.due(clock.instant()).count() > pendingLimit) {
            return false;
        }
        source.refresh(Index.READINGS);
        Optional<Instant> latest = source.latestWindowBefore(readyFrom.orElse(NEVER));
        if (latest.isEmpty()) {
            ready(Instant.EPOCH);
            LOG.info("Everything that was ever read is rolled up, or is going to be.");
            return true;
        }
        Instant day = latest.get().truncatedTo(ChronoUnit.DAYS);
        int marked = mark(day, day.plus(1, ChronoUnit.DAYS));
        ready(day);
        LOG.info("Marked earlier readings to be rolled up. from={} marks={}", day, marked);
        return true;
    }

    private int mark(Instant from, Instant to) {
        int[] marked = new int[1];
        for (Instant hour = from; hour.isBefore(to); hour = hour.plus(STEP)) {
            source.minutes(
                    hour,
                    hour.plus(STEP),
                    page -> {
                        writer.write(page.stream().map(marks::mark).toList());
                        marked[0] += page.size();
                    });
        }
        return marked[0];
    }

    private void ready(Instant from) {
        writer.write(List.of(new RollupsReady(from).document()));
    }
}
