package io.tributary.dashboard.security;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whose password is looked at next: two at a time, of one place only one, and who waits longest
 * first. So guesses from one place take nobody else's turn. Thread-safe.
 */
final class LoginTurns {

    private static final int AT_A_TIME = 2;

    private final Lock lock = new ReentrantLock(true);
    private final Condition ended = lock.newCondition();
    private final Set<String> taken = new HashSet<>();

    /**
     * Waits for the turn, which has to be ended.
     *
     * @return false when it did not come within the time
     */
    boolean await(String place, Duration patience) {
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (taken.size() >= AT_A_TIME || taken.contains(place)) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = ended.awaitNanos(nanos);
            }
            return taken.add(place);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    void end(String place) {
        lock.lock();
        try {
            taken.remove(place);
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
