package io.tributary.gateway.clock;

import java.time.Duration;

/**
 * Tells how much time has passed, whatever becomes of the wall clock: one that is set forward by an
 * hour has not made an hour pass, and one that is set back has not undone it. Stands still while
 * the machine sleeps. Thread-safe.
 */
@FunctionalInterface
public interface SteadyClock {

    /** Time since some moment before the start; never less than before. */
    Duration elapsed();

    /** That of the machine. */
    static SteadyClock system() {
        long start = System.nanoTime();
        return () -> Duration.ofNanos(System.nanoTime() - start);
    }
}
