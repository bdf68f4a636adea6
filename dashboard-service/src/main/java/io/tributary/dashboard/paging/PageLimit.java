package io.tributary.dashboard.paging;

import io.tributary.dashboard.problem.ApiProblemException;

/** How many items a page may hold. */
public final class PageLimit {

    /** Where the caller does not say. */
    public static final String DEFAULT = "50";

    /** Where the caller does not say and items are small. */
    public static final String MOST = "500";

    private static final int MAX = Integer.parseInt(MOST);

    private PageLimit() {}

    /**
     * The limit, if it is one.
     *
     * @throws ApiProblemException when it lies outside 1 to 500
     */
    public static int of(int limit) {
        if (limit < 1 || limit > MAX) {
            throw ApiProblemException.parameter("limit", "must lie between 1 and " + MAX);
        }
        return limit;
    }
}
