package io.tributary.gateway.backlog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the journal and not in Kafka.
 *
 * @param bytes how much
 * @param limitBytes bytes at which the gateway takes nothing more
 * @param oldestAt when the oldest of it came from its device; null where nothing waits
 * @param hoursLeft hours until there is no room, were Kafka away from now on, at the rate of the
 *     last minutes; null where nothing came in them
 */
public record BacklogFigures(
        long bytes, long limitBytes, @Nullable Instant oldestAt, @Nullable Double hoursLeft) {

    /** Whether nothing more is taken. */
    public boolean isAtLimit() {
        return bytes >= limitBytes;
    }
}
