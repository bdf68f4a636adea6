package io.tributary.simulator.mqtt;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Waits between attempts to connect: doubling, bounded, with jitter; short again after a connection
 * that held. Not thread-safe.
 */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration HELD = Duration.ofSeconds(5);
    private static final int SUSPICIOUS = 3;

    private final Duration longest;
    private Duration next = FIRST;
    private int brief;

    Backoff(Duration longest) {
        this.longest = longest;
    }

    /** A connection has ended that stood for so long. */
    void stoodFor(Duration time) {
        if (time.compareTo(HELD) >= 0) {
            next = FIRST;
            brief = 0;
        } else {
            brief++;
        }
    }

    /** Connections break as soon as they stand: not every broker says that they are taken over. */
    boolean isSuspicious() {
        return brief >= SUSPICIOUS;
    }

    /** The next wait: between half of the present one and all of it. */
    Duration next() {
        Duration present = next.compareTo(longest) < 0 ? next : longest;
        next = present.multipliedBy(2);
        return Duration.ofMillis(
                ThreadLocalRandom.current()
                        .nextLong(present.toMillis() / 2, present.toMillis() + 1));
    }
}
