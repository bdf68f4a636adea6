package io.tributary.gateway.presence;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Damps a device that comes and goes: its newest state is then published every now and then, not
 * with every change. Commands see each change at once. Times are those of the steady clock.
 */
final class Flapping {

    /** So many changes … */
    static final int CHANGES = 6;

    /** … within this time are flapping. */
    static final Duration WITHIN = Duration.ofMinutes(5);

    /** A flapping device is published no more often than this. */
    static final Duration EVERY = Duration.ofSeconds(30);

    private final Deque<Duration> changes = new ArrayDeque<>(CHANGES);
    private @Nullable Duration publishedAt;

    void changed(Duration moment) {
        if (changes.size() == CHANGES) {
            changes.removeFirst();
        }
        changes.addLast(moment);
    }

    void published(Duration moment) {
        publishedAt = moment;
    }

    boolean isDamped(Duration moment) {
        boolean flaps =
                changes.size() == CHANGES && moment.minus(changes.getFirst()).compareTo(WITHIN) < 0;
        return flaps && publishedAt != null && moment.minus(publishedAt).compareTo(EVERY) < 0;
    }
}
