package io.tributary.dashboard.live;

import io.tributary.topology.presence.Heartbeat;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The newest heartbeat of a site, and when it was given by the clock of this service. The site's
 * own clock says so only as far as it can be right: what it says of the future is now, and where
 * heartbeats come one by one at their pace, they are given as they come, however slow that clock
 * is. What comes in a burst was given earlier: it waited in Kafka.
 *
 * @param heartbeat the newest
 * @param at when it was given
 * @param cameAt when it came
 */
record SignOfLife(Heartbeat heartbeat, Instant at, Instant cameAt) {

    private static final Duration SHORTEST_PACE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PACE =
            Duration.ofSeconds(Heartbeat.UNREACHABLE_AFTER_SECONDS);

    static SignOfLife after(@Nullable SignOfLife before, Heartbeat heartbeat, Instant now) {
        Instant at = heartbeat.at().isAfter(now) || isAtPace(before, now) ? now : heartbeat.at();
        return new SignOfLife(heartbeat, at, now);
    }

    private static boolean isAtPace(@Nullable SignOfLife before, Instant now) {
        if (before == null) {
            return false;
        }
        Duration pause = Duration.between(before.cameAt, now);
        return pause.compareTo(SHORTEST_PACE) >= 0 && pause.compareTo(LONGEST_PACE) <= 0;
    }
}
