package io.tributary.dashboard.security;

/**
 * What one user may still ask: a bucket that is filled evenly and emptied by requests. Kept as the
 * time at which it will be full again, which is all there is to know. Thread-safe.
 */
final class Quota {

    private final long size;
    private final long nanosEach;
    private long fullAt;

    /**
     * A full one.
     *
     * @param size requests it holds
     * @param window nanoseconds in which it fills
     * @param now in nanoseconds, by a clock that never goes back
     */
    Quota(int size, long window, long now) {
        this.size = size;
        this.nanosEach = Math.max(1, window / size);
        this.fullAt = now;
    }

    /**
     * Takes what a request costs.
     *
     * @return whether it was there; if not, nothing is taken
     */
    synchronized boolean take(int cost, long now) {
        long later = Math.max(fullAt, now) + cost * nanosEach;
        if (later - now > size * nanosEach) {
            return false;
        }
        fullAt = later;
        return true;
    }

    /** How many requests are left. */
    synchronized long left(long now) {
        return size - ceil(Math.max(0, fullAt - now));
    }

    /** Nanoseconds until so many are there. */
    synchronized long nanosUntil(int cost, long now) {
        return Math.max(0, fullAt - now - (size - cost) * nanosEach);
    }

    /** Nanoseconds until it is full; then it is as good as a new one. */
    synchronized long nanosUntilFull(long now) {
        return Math.max(0, fullAt - now);
    }

    private long ceil(long nanos) {
        return (nanos + nanosEach - 1) / nanosEach;
    }
}
