package io.tributary.simulator.home;

import java.time.Duration;
import java.time.Instant;

/**
 * Randomness as a function of time: the same seed, name and instant always give the same value,
 * however often and in whichever order it is asked. Thread-safe.
 *
 * @param seed what makes one run differ from another
 */
record Noise(long seed) {

    private static final double UNIT = 0x1.0p-53;

    /** Smooth between -1 and 1, wandering over about the given period. */
    double smooth(String name, Instant at, Duration period) {
        double position = (double) at.toEpochMilli() / period.toMillis();
        long step = (long) Math.floor(position);
        double fraction = position - step;
        double eased = fraction * fraction * (3 - 2 * fraction);
        double from = white(name, step);
        return from + (white(name, step + 1) - from) * eased;
    }

    /** Between -1 and 1, a new value at each millisecond. */
    double jitter(String name, Instant at) {
        return white(name, at.toEpochMilli());
    }

    /** Between 0 and 1, constant within each period. */
    double stepped(String name, Instant at, Duration period) {
        return (white(name, Math.floorDiv(at.toEpochMilli(), period.toMillis())) + 1) / 2;
    }

    /** Between -1 and 1, for ever the same. */
    double constant(String name) {
        return white(name, 0);
    }

    private double white(String name, long step) {
        long mixed = mix(seed ^ mix(name.hashCode() + 0x9E3779B97F4A7C15L * step));
        return (mixed >>> 11) * UNIT * 2 - 1;
    }

    /** The finisher of SplitMix64. */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
