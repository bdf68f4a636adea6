package io.tributary.reconciliation.account;

import java.time.Duration;
import java.time.Instant;

/** Intervals since 1970 in UTC, as Elasticsearch cuts them too. */
final class Intervals {

    private Intervals() {}

    static Instant startOf(Instant time, Duration interval) {
        long millis = interval.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), millis) * millis);
    }
}
