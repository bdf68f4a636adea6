package io.tributary.gateway.command;

import io.tributary.gateway.MutableClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** An executor that runs what it was given when the test says so, by the test's clock. */
final class ManualThread extends AbstractExecutorService implements ScheduledExecutorService {

    private final MutableClock clock;
    private final Deque<Runnable> due = new ArrayDeque<>();
    private final List<Task> later = new ArrayList<>();
    private boolean shutdown;

    private final class Task extends FutureTask<Object> implements ScheduledFuture<Object> {

        private final Duration at;

        Task(Runnable action, Duration at) {
            super(action, null);
            this.at = at;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at.minus(now()));
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(
                    getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    ManualThread(MutableClock clock) {
        this.clock = clock;
    }

    private Duration now() {
        return clock.steady().elapsed();
    }

    /** Runs all that is due, and what that brings. */
    void run() {
        while (true) {
            later.stream()
                    .filter(task -> task.at.compareTo(now()) <= 0)
                    .min(Comparator.comparing(task -> task.at))
                    .ifPresent(
                            task -> {
                                later.remove(task);
                                due.add(task);
                            });
            Runnable next = due.poll();
            if (next == null) {
                return;
            }
            next.run();
        }
    }

    /** Lets time pass in steps that no tick misses. */
    void pass(Duration time) {
        Duration end = now().plus(time);
        run();
        while (now().compareTo(end) < 0) {
            clock.advance(Duration.ofMillis(100));
            run();
        }
    }

    @Override
    public void execute(Runnable action) {
        if (shutdown) {
            throw new RejectedExecutionException("shut down");
        }
        due.add(action);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable action, long delay, TimeUnit unit) {
        Task task = new Task(action, now().plus(delay, unit.toChronoUnit()));
        later.add(task);
        return task;
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(
            Runnable action, long initialDelay, long delay, TimeUnit unit) {
        return schedule(
                () -> {
                    action.run();
                    scheduleWithFixedDelay(action, delay, delay, unit);
                },
                initialDelay,
                unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> action, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(
            Runnable action, long initialDelay, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void shutdown() {
        shutdown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown = true;
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return shutdown;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }
}
