package io.tributary.dashboard.history;

import java.util.List;
import java.util.function.Consumer;

/**
 * Computes history. Blocks; throws {@link
 * io.tributary.dashboard.availability.DependencyAwayException} when the store is away.
 */
public interface HistoryReader {

    /** Most series of one answer. */
    int MAX_SERIES = 50;

    /**
     * Every series in the range that has a point, by location, device and element.
     *
     * @throws io.tributary.dashboard.problem.ApiProblemException when there are more than {@value
     *     #MAX_SERIES}
     */
    List<Series> read(HistoryQuery query);

    /**
     * Hands the same on series by series, and each series in parts that follow one another in time,
     * so that no more than a part is ever in memory.
     *
     * @throws io.tributary.dashboard.problem.ApiProblemException as above, before the first part
     */
    void export(HistoryQuery query, Consumer<Series> parts);
}
