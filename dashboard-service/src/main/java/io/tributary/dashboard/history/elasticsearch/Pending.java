package io.tributary.dashboard.history.elasticsearch;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * For which times rollups do not hold everything yet.
 *
 * @param readyFrom before this there may be none; absent where nothing is known of them
 * @param minutes starts of minutes; absent where they are too many
 * @param hours starts of hours; absent where they are too many
 */
record Pending(
        @Nullable Instant readyFrom,
        @Nullable List<Instant> minutes,
        @Nullable List<Instant> hours) {

    /** There are no rollups. */
    static final Pending EVERYTHING = new Pending(null, null, null);

    /** The level's rollups that are not to be used; absent where none is. */
    @Nullable TimeRanges of(Level level) {
        if (minutes == null) {
            return null;
        }
        if (level == Level.MINUTE) {
            return TimeRanges.startingAt(minutes, level.width());
        }
        if (hours == null) {
            return null;
        }
        // An hour is marked only after its minute was computed.
        long millis = level.width().toMillis();
        Set<Instant> starts = new HashSet<>(hours);
        for (Instant minute : minutes) {
            starts.add(Instant.ofEpochMilli(Math.floorDiv(minute.toEpochMilli(), millis) * millis));
        }
        return TimeRanges.startingAt(starts, level.width());
    }
}
