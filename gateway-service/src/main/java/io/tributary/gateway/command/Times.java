package io.tributary.gateway.command;

import io.tributary.gateway.clock.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Both clocks: the one that times to live are given in, and the one that tells how long something
 * takes.
 *
 * @param clock the wall clock
 * @param steady goes on whatever becomes of the wall clock
 */
record Times(InstantSource clock, SteadyClock steady) {

    Instant now() {
        return clock.instant();
    }

    Duration elapsed() {
        return steady.elapsed();
    }
}
