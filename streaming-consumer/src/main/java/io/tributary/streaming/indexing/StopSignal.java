package io.tributary.streaming.indexing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Says that the service is to stop, and ends every pause at once. Thread-safe. */
@Component
public class StopSignal {

    private final CountDownLatch raised = new CountDownLatch(1);

    /** Ends every pause, now and from now on. */
    public void raise() {
        raised.countDown();
    }

    /** Whether the service is to stop. */
    public boolean isRaised() {
        return raised.getCount() == 0;
    }

    /**
     * Waits.
     *
     * @return true after the whole pause; false, at once, when the service is to stop
     */
    public boolean pause(Duration pause) {
        try {
            return !raised.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
