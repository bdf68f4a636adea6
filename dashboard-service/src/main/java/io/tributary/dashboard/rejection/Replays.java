package io.tributary.dashboard.rejection;

import io.tributary.topology.rejection.Replay;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * The requests to feed a rejection in again as they stand in Kafka, which has put them in order: of
 * several for one rejection the first is the one that counts, for every dashboard alike. Holds
 * those that Kafka still has, at most the newest 100,000; the others stand in Elasticsearch.
 * Thread-safe.
 */
@Component
public class Replays {

    private static final int LIMIT = 100_000;

    private final Lock lock = new ReentrantLock();
    private final Condition another = lock.newCondition();
    private final SequencedMap<UUID, ReplayMark> first = new LinkedHashMap<>();

    /** Takes a request, in the order in which they stand in Kafka. */
    public void accept(Replay replay) {
        lock.lock();
        try {
            first.putIfAbsent(replay.id(), ReplayMark.of(replay));
            if (first.size() > LIMIT) {
                first.pollFirstEntry();
            }
            another.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The request that counts, as far as it is here. */
    public Optional<ReplayMark> find(UUID rejection) {
        lock.lock();
        try {
            return Optional.ofNullable(first.get(rejection));
        } finally {
            lock.unlock();
        }
    }

    /** The same, but waits for it; empty when the time is over, or the thread interrupted. */
    Optional<ReplayMark> await(UUID rejection, Duration patience) {
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (!first.containsKey(rejection) && nanos > 0) {
                nanos = another.awaitNanos(nanos);
            }
            return Optional.ofNullable(first.get(rejection));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }
}
