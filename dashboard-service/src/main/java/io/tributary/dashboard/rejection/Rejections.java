package io.tributary.dashboard.rejection;

import io.tributary.dashboard.paging.Cursor;
import io.tributary.dashboard.paging.Page;
import io.tributary.topology.name.SiteId;
import java.util.Optional;
import java.util.UUID;
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

    /** The site's rejection of that id. */
    Optional<RejectionView> find(SiteId site, UUID id);
}
