package io.tributary.dashboard.stream;

import io.tributary.dashboard.live.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
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
    private final int atOnce;
    private final Set<Change> changes = new LinkedHashSet<>();
    private boolean snapshotDue = true;
    private boolean closed;

    /**
     * @param limit most that wait
     * @param atOnce most that are told in one go: of the others the newest state is told later
     */
    PendingChanges(int limit, int atOnce) {
        this.limit = limit;
        this.atOnce = atOnce;
    }

    void add(Collection<Change> more) {
        lock.lock();
        try {
            more.forEach(this::add);
            something.signal();
        } finally {
            lock.unlock();
        }
    }

    private void add(Change change) {
        if (snapshotDue || changes.contains(change)) {
            return;
        }
        if (change instanceof Change.SiteChanged || changes.size() >= limit) {
            changes.clear();
            snapshotDue = true;
        } else {
            changes.add(change);
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
            Due due = new Due(closed, snapshotDue, eldest());
            snapshotDue = false;
            return due;
        } finally {
            lock.unlock();
        }
    }

    /** Takes those that have waited longest. */
    private List<Change> eldest() {
        if (changes.size() <= atOnce) {
            List<Change> all = List.copyOf(changes);
            changes.clear();
            return all;
        }
        List<Change> some = new ArrayList<>(atOnce);
        Iterator<Change> waiting = changes.iterator();
        while (some.size() < atOnce) {
            some.add(waiting.next());
            waiting.remove();
        }
        return some;
    }

    /**
     * What is to be told.
     *
     * @param closed nothing any more
     * @param snapshot first everything
     * @param changes then these
     */
    record Due(boolean closed, boolean snapshot, List<Change> changes) {}
}
