package io.tributary.streaming.rollup;

import io.tributary.streaming.indexing.StopSignal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Looks for what is due to be rolled up, for as long as the service runs. Each instance of the
 * service does; two that compute the same do no harm.
 */
final class RollupWorker implements SmartLifecycle {

    private static final Duration SHUTDOWN = Duration.ofSeconds(1);

    private final RollupTurn turn;
    private final Duration interval;
    private final StopSignal stop;
    private volatile @Nullable Thread thread;

    RollupWorker(RollupTurn turn, Duration interval, StopSignal stop) {
        this.turn = turn;
        this.interval = interval;
        this.stop = stop;
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().daemon().name("rollup").start(this::work);
    }

    private void work() {
        while (stop.pause(interval)) {
            turn.run();
        }
    }

    /** What it is doing then is done again after the next start. */
    @Override
    public void stop() {
        stop.raise();
        Thread running = thread;
        if (running != null) {
            try {
                running.join(SHUTDOWN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null && !stop.isRaised();
    }
}
