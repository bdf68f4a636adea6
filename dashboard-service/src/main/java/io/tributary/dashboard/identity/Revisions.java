package io.tributary.dashboard.identity;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;

/**
 * The newest revision of each of some things, in the order in which Kafka has put them: of two with
 * the same revision the first counts, for every dashboard alike. Thread-safe.
 *
 * @param <K> what they are known by
 * @param <V> the thing
 */
final class Revisions<K extends Comparable<K>, V> {

    private final Lock lock = new ReentrantLock();
    private final Condition another = lock.newCondition();
    private final Map<K, V> newest = new TreeMap<>();
    private final ToLongFunction<V> revision;

    Revisions(ToLongFunction<V> revision) {
        this.revision = revision;
    }

    void accept(K key, V value) {
        lock.lock();
        try {
            if (revision.applyAsLong(value) > revisionOf(key)) {
                newest.put(key, value);
            }
            another.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void remove(K key) {
        lock.lock();
        try {
            newest.remove(key);
        } finally {
            lock.unlock();
        }
    }

    Optional<V> find(K key) {
        lock.lock();
        try {
            return Optional.ofNullable(newest.get(key));
        } finally {
            lock.unlock();
        }
    }

    List<V> all() {
        lock.lock();
        try {
            return List.copyOf(newest.values());
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return newest.size();
        } finally {
            lock.unlock();
        }
    }

    /** What stands at the revision or beyond; empty when it did not come within the time. */
    Optional<V> await(K key, long wanted, Duration patience) {
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (revisionOf(key) < wanted && nanos > 0) {
                nanos = another.awaitNanos(nanos);
            }
            return Optional.ofNullable(newest.get(key))
                    .filter(value -> revision.applyAsLong(value) >= wanted);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private long revisionOf(K key) {
        V value = newest.get(key);
        return value == null ? 0 : revision.applyAsLong(value);
    }
}
