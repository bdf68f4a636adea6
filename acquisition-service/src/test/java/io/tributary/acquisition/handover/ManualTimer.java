package io.tributary.acquisition.handover;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A timer whose hand the test moves. */
final class ManualTimer {

    private final ScheduledExecutorService executor = mock();
    private final List<Runnable> periodic = new ArrayList<>();
    private final List<Runnable> once = new ArrayList<>();

    ManualTimer() {
        given(executor.scheduleWithFixedDelay(any(), anyLong(), anyLong(), any()))
                .willAnswer(
                        call -> {
                            periodic.add(call.getArgument(0));
                            return null;
                        });
        given(executor.schedule(any(Runnable.class), anyLong(), any(TimeUnit.class)))
                .willAnswer(
                        call -> {
                            once.add(call.getArgument(0));
                            return null;
                        });
    }

    ScheduledExecutorService executor() {
        return executor;
    }

    void tick() {
        periodic.forEach(Runnable::run);
    }

    int scheduled() {
        return once.size();
    }

    void runScheduled() {
        List<Runnable> due = List.copyOf(once);
        once.clear();
        due.forEach(Runnable::run);
    }

    void shutDown() {
        given(executor.schedule(any(Runnable.class), anyLong(), any(TimeUnit.class)))
                .willThrow(new RejectedExecutionException("shut down"));
    }
}
