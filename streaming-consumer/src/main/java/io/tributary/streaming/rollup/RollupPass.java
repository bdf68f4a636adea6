package io.tributary.streaming.rollup;

import io.tributary.streaming.catalogue.Index;
import io.tributary.streaming.document.Document;
import io.tributary.streaming.document.Rollup;
import io.tributary.streaming.document.RollupLevel;
import io.tributary.streaming.document.RollupMark;
import io.tributary.streaming.document.RollupMarks;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes what is due. Whatever it dies between, or whoever does the same at that time, a mark is
 * taken away only when rollups that hold everything it stands for can be seen:
 *
 * <ol>
 *   <li>the mark is read. What it stands for was written before it;
 *   <li>that is refreshed, so that it can be seen, added up as a whole, and written. Rollups of
 *       fewer readings do not replace those of more;
 *   <li>these are refreshed; of minutes, the hours are marked;
 *   <li>the mark is taken away, unless it was written again since the first step.
 * </ol>
 *
 * <p>Used by one thread.
 */
final class RollupPass {

    private static final Logger LOG = LoggerFactory.getLogger(RollupPass.class);

    /** What cannot be computed, such as all too many readings in one minute, waits apart. */
    private static final Duration SET_ASIDE = Duration.ofMinutes(10);

    private final RollupSource source;
    private final RollupWriter writer;
    private final RollupMarks marks;
    private final RollupMetrics metrics;
    private final RollupProperties properties;
    private final Clock clock;
    private final Portion portion;

    RollupPass(
            RollupSource source,
            RollupWriter writer,
            RollupMarks marks,
            RollupMetrics metrics,
            RollupProperties properties) {
        this.source = source;
        this.writer = writer;
        this.marks = marks;
        this.metrics = metrics;
        this.properties = properties;
        this.clock = marks.clock();
        this.portion = new Portion(properties.page());
    }

    /**
     * One page of the level.
     *
     * @return whether anything was due
     * @throws RollupFailedException when some of it is still to be done
     */
    boolean run(RollupLevel level) {
        source.refresh(Index.ROLLUP_PENDING);
        List<PendingRollup> due = source.due(level, clock.instant(), properties.page());
        if (due.isEmpty()) {
            return false;
        }
        source.refresh(level == RollupLevel.MINUTE ? Index.READINGS : Index.ROLLUP_MINUTE);
        List<PendingRollup> done = new ArrayList<>();
        RollupFailedException failure = compute(level, due, done);
        finish(level, done);
        if (failure != null) {
            throw failure;
        }
        return true;
    }

    private @Nullable RollupFailedException compute(
            RollupLevel level, List<PendingRollup> due, List<PendingRollup> done) {
        while (done.size() < due.size()) {
            int end = Math.min(due.size(), done.size() + portion.size());
            List<PendingRollup> next = due.subList(done.size(), end);
            try {
                portion.took(source.compute(level, marks(next), page -> write(level, page)));
            } catch (RollupFailedException e) {
                failed(next);
                return e;
            }
            done.addAll(next);
        }
        return null;
    }

    private void write(RollupLevel level, List<Rollup> page) {
        int stored = writer.write(page.stream().map(Rollup::document).toList());
        metrics.written(level, stored);
    }

    private void failed(List<PendingRollup> portionThatFailed) {
        portion.failed();
        if (portionThatFailed.size() == 1) {
            RollupMark mark = portionThatFailed.getFirst().mark();
            writer.write(List.of(mark.document(clock.instant().plus(SET_ASIDE))));
            LOG.warn(
                    "A rollup cannot be computed; it is tried again in {}. what={}",
                    SET_ASIDE,
                    mark);
        }
    }

    private void finish(RollupLevel level, List<PendingRollup> done) {
        if (done.isEmpty()) {
            return;
        }
        source.refresh(level.index());
        if (level == RollupLevel.MINUTE) {
            writer.write(
                    marks(done).stream()
                            .map(RollupMark::ofHour)
                            .distinct()
                            .map(marks::mark)
                            .toList());
        }
        List<Document> removals = done.stream().map(PendingRollup::removal).toList();
        writer.write(removals);
    }

    private static List<RollupMark> marks(List<PendingRollup> pending) {
        return pending.stream().map(PendingRollup::mark).toList();
    }
}
