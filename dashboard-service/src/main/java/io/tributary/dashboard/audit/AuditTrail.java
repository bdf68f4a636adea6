package io.tributary.dashboard.audit;

import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.paging.Cursor;
import io.tributary.dashboard.paging.Page;
import io.tributary.topology.audit.AuditEvent;
import org.jspecify.annotations.Nullable;

/** What is kept of the audit trail, a second or so behind what happens. Blocks. */
public interface AuditTrail {

    /**
     * A page of events, newest first.
     *
     * @param after where to go on; null for the newest
     * @throws DependencyAwayException when the store is away
     */
    Page<AuditEvent> page(AuditFilter filter, @Nullable Cursor after, int limit);
}
