package io.tributary.dashboard.stream;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is large and wanted by many at the same time, as a snapshot after a restart: it is made for
 * whoever comes first, and once more for all who came while it was made. Kept only for as long as
 * somebody writes it. Thread-safe.
 */
final class SharedFrames {

    private static final int SLOTS = 64;

    private final List<Slot> slots = Stream.generate(Slot::new).limit(SLOTS).toList();

    /**
     * The frame for the key, as it was at that time or later.
     *
     * @param key says what it is
     * @param since a time of {@link System#nanoTime()}
     * @param maker makes it as it is now
     */
    Frame after(long since, Object key, Supplier<Frame> maker) {
        return slots.get(Math.floorMod(key.hashCode(), SLOTS)).after(since, key, maker);
    }

    /** Room for one frame; those who want another that falls into it wait for it, too. */
    private static final class Slot {

        private final Lock lock = new ReentrantLock();
        private @Nullable Object key;
        private long begunAt;
        private WeakReference<@Nullable Frame> made = new WeakReference<>(null);

        Frame after(long since, Object wanted, Supplier<Frame> maker) {
            lock.lock();
            try {
                Frame known = made.get();
                if (known != null && wanted.equals(key) && begunAt - since >= 0) {
                    return known;
                }
                long begun = System.nanoTime();
                Frame fresh = maker.get();
                key = wanted;
                begunAt = begun;
                made = new WeakReference<>(fresh);
                return fresh;
            } finally {
                lock.unlock();
            }
        }
    }
}
