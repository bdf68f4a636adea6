package io.tributary.gateway.backlog;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** How fast the journal grows, over the last five minutes. Not thread-safe. */
final class InflowRate {

    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final long STEP_NANOS = Duration.ofSeconds(10).toNanos();

    private final Deque<Sample> samples = new ArrayDeque<>();

    /**
     * Notes how long the journal is.
     *
     * @param nanos now, by the clock that nobody sets
     * @return bytes a second; null before the first ten seconds are over
     */
    @Nullable Double note(long nanos, long end) {
        if (samples.isEmpty() || nanos - samples.getLast().nanos() >= STEP_NANOS) {
            samples.addLast(new Sample(nanos, end));
        }
        while (samples.size() > 1 && nanos - samples.getFirst().nanos() > WINDOW.toNanos()) {
            samples.removeFirst();
        }
        Sample first = samples.getFirst();
        long elapsed = nanos - first.nanos();
        return elapsed < STEP_NANOS ? null : (end - first.end()) * 1e9 / elapsed;
    }

    private record Sample(long nanos, long end) {}
}
