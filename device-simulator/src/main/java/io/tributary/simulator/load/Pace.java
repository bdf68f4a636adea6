package io.tributary.simulator.load;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** When each message is to be sent: evenly at the rate, whatever became of those before. */
final class Pace {

    /** Shorter waits cost more than they give; messages then leave in small bursts. */
    private static final long SHORTEST_WAIT_NANOS = 500_000;

    private final double nanosPerMessage;
    private final Instant start;
    private final long startNanos = System.nanoTime();

    Pace(double perSecond, Instant start) {
        this.nanosPerMessage = 1e9 / perSecond;
        this.start = start;
    }

    /** The time at which the message, counted from 0, should be sent. */
    Instant intendedAt(long message) {
        return start.plusNanos(offsetNanos(message));
    }

    /**
     * Waits until the message is due.
     *
     * @return how late it is, at least 0
     */
    Duration await(long message) throws InterruptedException {
        long due = startNanos + offsetNanos(message);
        long wait = due - System.nanoTime();
        while (wait > SHORTEST_WAIT_NANOS) {
            LockSupport.parkNanos(wait);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            wait = due - System.nanoTime();
        }
        return Duration.ofNanos(Math.max(0, -wait));
    }

    private long offsetNanos(long message) {
        return (long) (message * nanosPerMessage);
    }
}
