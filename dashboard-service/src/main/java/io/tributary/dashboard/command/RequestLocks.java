package io.tributary.dashboard.command;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Lets requests of the same id through one after the other. */
final class RequestLocks {

    private static final int COUNT = 64;

    private final Lock[] locks =
            IntStream.range(0, COUNT).mapToObj(i -> new ReentrantLock()).toArray(Lock[]::new);

    <T> T under(Object id, Supplier<T> work) {
        Lock lock = locks[Math.floorMod(id.hashCode(), COUNT)];
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
