package io.tributary.dashboard.rejection;

import io.tributary.dashboard.paging.Cursor;
import io.tributary.dashboard.paging.Page;
import org.jspecify.annotations.Nullable;

/**
 * What was refused. Blocks; throws {@link
 * io.tributary.dashboard.availability.DependencyAwayException} when the store is away.
 */
public interface Rejections {

    /**
     * A page of rejections, newest first.
     *
     * @param after where to go on; null for the newest
     */
    Page<RejectionView> page(RejectionFilter filter, @Nullable Cursor after, int limit);
}
