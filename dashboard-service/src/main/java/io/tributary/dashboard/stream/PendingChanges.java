package io.tributary.dashboard.stream;

import io.tributary.dashboard.live.Change;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a client has not been told yet. A change that already waits is not added again, since the
 * newest state is told either way; if too many wait, a new snapshot takes their place. Thread-safe.
 */
final class PendingChanges {

    private final Lock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final int limit;
    private Set<Change> changes = new LinkedHashSet<>();
    private boolean snapshotDue = true;
    private boolean closed;

    PendingChanges(int limit) {
        this.limit = limit;
    }

    void add(Change change) {
        lock.lock();
        try {
            if (snapshotDue) {
                return;
            }
            if (change instanceof Change.SiteChanged || changes.size() >= limit) {
                changes.clear();
                snapshotDue = true;
            } else {
                changes.add(change);
            }
            something.signal();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            something.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for something to tell, at most so long. */
    Due await(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (!closed && !snapshotDue && changes.isEmpty() && nanos > 0) {
                nanos = something.awaitNanos(nanos);
            }
            Due due = new Due(closed, snapshotDue, changes);
            changes = new LinkedHashSet<>();
            snapshotDue = false;
            return due;
        } finally {
            lock.unlock();
        }
    }

    /**
     * What is to be told.
     *
     * @param closed nothing any more
     * @param snapshot first everything
     * @param changes then these
     */
    record Due(boolean closed, boolean snapshot, Set<Change> changes) {}
}
