package io.tributary.dashboard.support;

import io.tributary.dashboard.audit.AuditPublisher;
import io.tributary.topology.audit.AuditAction;
import io.tributary.topology.audit.AuditEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** An audit trail to look at, which can be away. */
public final class Trail implements AuditPublisher {

    public final List<AuditEvent> events = new CopyOnWriteArrayList<>();
    public volatile boolean away;

    @Override
    public CompletableFuture<?> publish(AuditEvent event) {
        if (away) {
            return CompletableFuture.failedFuture(new IllegalStateException("away"));
        }
        events.add(event);
        return CompletableFuture.completedFuture(null);
    }

    /** What the user did, in order. */
    public List<AuditAction> of(String user) {
        return events.stream()
                .filter(event -> event.actor().equals(user))
                .map(AuditEvent::action)
                .toList();
    }
}
