package io.tributary.simulator.mqtt;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits between attempts to connect: doubling, bounded, with jitter. Not thread-safe. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(250);

    private final Duration longest;
    private Duration next = FIRST;

    Backoff(Duration longest) {
        this.longest = longest;
    }

    /** The next wait: between half of the present one and all of it. */
    Duration next() {
        Duration present = next.compareTo(longest) < 0 ? next : longest;
        next = present.multipliedBy(2);
        return Duration.ofMillis(
                ThreadLocalRandom.current()
                        .nextLong(present.toMillis() / 2, present.toMillis() + 1));
    }

    void reset() {
        next = FIRST;
    }
}
