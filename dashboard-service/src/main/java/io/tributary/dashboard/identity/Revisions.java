package io.tributary.dashboard.identity;

import java.time.Duration;
import java.util.LinkedHashMap;
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

    /** Many times those that come while one is awaited. */
    private static final int MOST_WINNERS = 1_000;

    private final Lock lock = new ReentrantLock();
    private final Condition another = lock.newCondition();
    private final Map<K, V> newest = new TreeMap<>();
    private final Map<Place<K>, V> winners =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Place<K>, V> eldest) {
                    return size() > MOST_WINNERS;
                }
            };
    private final ToLongFunction<V> revision;

    Revisions(ToLongFunction<V> revision) {
        this.revision = revision;
    }

    void accept(K key, V value) {
        lock.lock();
        try {
            long wins = revision.applyAsLong(value);
            if (wins > revisionOf(key)) {
                newest.put(key, value);
                winners.put(new Place<>(key, wins), value);
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

    /**
     * What came first with the revision, also where others came after it; empty when it did not
     * come within the time.
     */
    Optional<V> await(K key, long wanted, Duration patience) {
        Place<K> place = new Place<>(key, wanted);
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (!winners.containsKey(place) && nanos > 0) {
                nanos = another.awaitNanos(nanos);
            }
            return Optional.ofNullable(winners.get(place));
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

    private record Place<K>(K key, long revision) {}
}
