package io.tributary.dashboard.audit;

import io.tributary.topology.audit.AuditEvent;
import java.util.concurrent.CompletableFuture;

/** Where audit events go. */
public interface AuditPublisher {

    /**
     * Returns at once. Completes when all in-sync replicas have it, or with what went wrong; if it
     * is cancelled before it was handed over, it is not sent.
     */
    CompletableFuture<?> publish(AuditEvent event);
}
