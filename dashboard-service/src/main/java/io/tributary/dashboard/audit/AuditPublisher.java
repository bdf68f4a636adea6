package io.tributary.dashboard.audit;

import io.tributary.topology.audit.AuditEvent;
import java.util.concurrent.CompletableFuture;

/** Where audit events go. */
public interface AuditPublisher {

    /** Completes when all in-sync replicas have it, or with what went wrong. */
    CompletableFuture<?> publish(AuditEvent event);
}
