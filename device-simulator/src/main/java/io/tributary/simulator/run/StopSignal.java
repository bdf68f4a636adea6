package io.tributary.simulator.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Between a run that works on one thread and a process that is asked to stop on another: the run
 * looks at it often, and the process waits until the run has told what became of it. Thread-safe.
 */
public final class StopSignal {

    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean running;
    private volatile boolean stopping;

    /** The run has begun. */
    public void running() {
        running = true;
    }

    /** The run has said its last word. */
    public void finished() {
        finished.countDown();
    }

    /** Whether the run should come to its end. */
    public boolean isStopping() {
        return stopping;
    }

    /**
     * Asks the run to end and waits for it.
     *
     * @return false when it has not ended in that time
     */
    public boolean stop(Duration patience) throws InterruptedException {
        stopping = true;
        return !running || finished.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
