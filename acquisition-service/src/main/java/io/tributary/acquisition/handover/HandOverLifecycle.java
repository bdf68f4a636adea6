package io.tributary.acquisition.handover;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the hand-over before either connection, for nothing may wait without its timer, and is the
 * first to stop: it drains while both connections still stand.
 */
final class HandOverLifecycle implements SmartLifecycle {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HandOver handOver;
    private final ScheduledExecutorService timer;
    private volatile boolean running;

    HandOverLifecycle(HandOver handOver, ScheduledExecutorService timer) {
        this.handOver = handOver;
        this.timer = timer;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        handOver.drain(PATIENCE);
        timer.shutdownNow();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stopped first of all. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
