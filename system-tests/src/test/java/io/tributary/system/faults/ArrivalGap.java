package io.tributary.system.faults;

import java.time.Duration;

/** The longest time between two arrivals. Thread-safe. */
final class ArrivalGap {

    private long lastNanos;
    private long longestNanos;

    synchronized void arrived() {
        long now = System.nanoTime();
        if (lastNanos != 0) {
            longestNanos = Math.max(longestNanos, now - lastNanos);
        }
        lastNanos = now;
    }

    synchronized boolean hasBegun() {
        return lastNanos != 0;
    }

    synchronized Duration longest() {
        return Duration.ofNanos(longestNanos);
    }
}
