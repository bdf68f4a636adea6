package io.tributary.dashboard.presence;

import io.tributary.dashboard.device.ShownPresence;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time through which a device's presence was the same.
 *
 * @param state what it was; unknown where nothing is kept of it
 * @param since when it became that; absent where that is unknown
 * @param until when it became another; absent where it lasted to the end of the range
 */
public record PresenceStretch(
        ShownPresence state, @Nullable Instant since, @Nullable Instant until) {

    /** How much of it lies between these. */
    public Duration within(Instant from, Instant to) {
        Instant start = since == null || since.isBefore(from) ? from : since;
        Instant end = until == null || until.isAfter(to) ? to : until;
        return start.isBefore(end) ? Duration.between(start, end) : Duration.ZERO;
    }
}
