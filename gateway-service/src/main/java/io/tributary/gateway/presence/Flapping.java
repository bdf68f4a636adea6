package io.tributary.gateway.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Damps a device that comes and goes: its newest state is then published every now and then, not
 * with every change. Commands see each change at once.
 */
final class Flapping {

    /** So many changes … */
    static final int CHANGES = 6;

    /** … within this time are flapping. */
    static final Duration WITHIN = Duration.ofMinutes(5);

    /** A flapping device is published no more often than this. */
    static final Duration EVERY = Duration.ofSeconds(30);

    private final Deque<Instant> changes = new ArrayDeque<>(CHANGES);
    private @Nullable Instant publishedAt;

    void changed(Instant at) {
        if (changes.size() == CHANGES) {
            changes.removeFirst();
        }
        changes.addLast(at);
    }

    void published(Instant at) {
        publishedAt = at;
    }

    boolean isDamped(Instant now) {
        boolean flaps = changes.size() == CHANGES && changes.getFirst().isAfter(now.minus(WITHIN));
        return flaps && publishedAt != null && publishedAt.isAfter(now.minus(EVERY));
    }
}
