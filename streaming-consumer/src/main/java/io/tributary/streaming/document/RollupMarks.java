package io.tributary.streaming.document;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Marks what is to be rolled up. Thread-safe.
 *
 * @param clock the time
 * @param settle how long to wait for more, after the end of a minute or hour and after each change
 */
public record RollupMarks(Clock clock, Duration settle) {

    /** The document of the mark, made now. */
    public Document mark(RollupMark mark) {
        Instant now = clock.instant();
        return mark.document((mark.end().isAfter(now) ? mark.end() : now).plus(settle));
    }
}
