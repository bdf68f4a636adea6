package io.tributary.dashboard.audit;

import io.tributary.topology.audit.AuditAction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells the audit trail of what anybody can bring about as often as they like, without letting them
 * flood it: at once when it happens for the first time in a minute, and how often it happened again
 * at the end of that minute. Tells apart at most 100 actors a minute; all others are told of as
 * one. If we die meanwhile, only that number is lost. Thread-safe.
 */
@Component
public class RepeatedEvents {

    static final int MOST = 100;

    private static final Actor OTHERS = new Actor("(others)", null, null);

    private final Audit audit;
    private final Map<Kind, Integer> counts = new LinkedHashMap<>();

    RepeatedEvents(Audit audit) {
        this.audit = audit;
    }

    /** Something happened; target and detail are told of its first time. */
    public void tell(Actor actor, AuditAction action, String target, @Nullable String detail) {
        Kind kind = new Kind(actor, action);
        int times;
        synchronized (counts) {
            if (!counts.containsKey(kind) && counts.size() >= MOST) {
                kind = new Kind(OTHERS, action);
            }
            times = counts.merge(kind, 1, Integer::sum);
        }
        if (times == 1) {
            audit.tell(kind.actor(), action, target, detail);
        }
    }

    @Scheduled(fixedRate = 1, timeUnit = TimeUnit.MINUTES)
    void endMinute() {
        Map<Kind, Integer> minute;
        synchronized (counts) {
            minute = new LinkedHashMap<>(counts);
            counts.clear();
        }
        minute.forEach(
                (kind, times) -> {
                    if (times > 1) {
                        audit.tell(
                                kind.actor(),
                                kind.action(),
                                null,
                                "%d more within a minute".formatted(times - 1));
                    }
                });
    }

    private record Kind(Actor actor, AuditAction action) {}
}
