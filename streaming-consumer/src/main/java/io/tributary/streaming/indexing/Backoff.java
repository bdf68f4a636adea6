package io.tributary.streaming.indexing;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses that double up to a limit, each a little apart from the other consumers'. */
final class Backoff {

    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 5_000;

    private long millis = FIRST_MILLIS;

    Duration next() {
        long jittered = millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1);
        millis = Math.min(LONGEST_MILLIS, millis * 2);
        return Duration.ofMillis(jittered);
    }
}
