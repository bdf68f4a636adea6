package io.tributary.simulator.device;

import java.time.Duration;
import java.util.SplittableRandom;

/** The chance events of one device; equal seeds give equal sequences. Thread-safe. */
final class Chance {

    private final SplittableRandom random;

    Chance(long seed, String device) {
        this.random = new SplittableRandom(seed * 31 + device.hashCode());
    }

    /** A duration in between, each equally likely. */
    synchronized Duration between(Duration least, Duration most) {
        long range = most.toNanos() - least.toNanos();
        return least.plusNanos(range <= 0 ? 0 : random.nextLong(range + 1));
    }

    /** The wait for an event that comes at any moment alike, so seldom on average. */
    synchronized Duration untilNext(Duration mean) {
        return Duration.ofMillis((long) (-mean.toMillis() * Math.log(1 - random.nextDouble())));
    }
}
