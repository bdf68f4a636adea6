package io.tributary.localstack.launch;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Notices that the process which started this one is gone, which nothing else would tell us. */
final class ParentWatch {

    private ParentWatch() {}

    /** Looks once a second, in a thread of its own, and runs the action once. */
    static void start(Runnable gone) {
        Optional<Long> parent = parent();
        ScheduledExecutorService timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("parent-watch").factory());
        timer.scheduleWithFixedDelay(
                () -> {
                    if (!parent().equals(parent)) {
                        timer.shutdown();
                        gone.run();
                    }
                },
                1,
                1,
                TimeUnit.SECONDS);
    }

    private static Optional<Long> parent() {
        return ProcessHandle.current().parent().map(ProcessHandle::pid);
    }
}
