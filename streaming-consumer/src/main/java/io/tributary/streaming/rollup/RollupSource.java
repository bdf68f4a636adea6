package io.tributary.streaming.rollup;

import io.tributary.streaming.catalogue.Index;
import io.tributary.streaming.document.Rollup;
import io.tributary.streaming.document.RollupLevel;
import io.tributary.streaming.document.RollupMark;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads marks, and adds up what they stand for. Each call blocks for at most the time limit of the
 * connection, for each page. Where an index is missing, there is nothing in it.
 *
 * <p>Each throws {@link RollupFailedException} when there is no answer or not the whole one.
 */
public interface RollupSource {

    /** Lets every search from now on see what was written before. */
    void refresh(Index index);

    /** Marks of the level that are due then, the one that is due for longest first. */
    List<PendingRollup> due(RollupLevel level, Instant now, int limit);

    /** How much is due then. */
    Due due(Instant now);

    /**
     * Computes everything that the marks stand for, of their level.
     *
     * @param pages takes the rollups; each page is bounded
     * @return how many pages there were
     */
    int compute(RollupLevel level, List<RollupMark> marks, Consumer<List<Rollup>> pages);

    /** From when on everything is marked or rolled up; nothing where that is not known. */
    Optional<Instant> readyFrom();

    /** The start of the latest window before that time. */
    Optional<Instant> latestWindowBefore(Instant time);

    /** Marks of all minutes in the range that have readings, in pages. */
    void minutes(Instant from, Instant to, Consumer<List<RollupMark>> pages);

    /**
     * What is due.
     *
     * @param count minutes and hours of locations
     * @param since since when the oldest is; nothing where there is none
     */
    record Due(long count, Optional<Instant> since) {}
}
