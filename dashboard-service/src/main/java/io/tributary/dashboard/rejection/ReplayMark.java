package io.tributary.dashboard.rejection;

import io.tributary.topology.rejection.Replay;
import java.time.Instant;

/**
 * Who had a rejection fed in again, and when.
 *
 * @param by the user
 * @param at when
 */
public record ReplayMark(String by, Instant at) {

    static ReplayMark of(Replay replay) {
        return new ReplayMark(replay.requestedBy(), replay.requestedAt());
    }
}
