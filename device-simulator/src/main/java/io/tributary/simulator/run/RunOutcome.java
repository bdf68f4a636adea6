package io.tributary.simulator.run;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** How the run ends: 0 unless something failed. Thread-safe. */
@Component
public final class RunOutcome implements ExitCodeGenerator {

    private static final Logger log = LoggerFactory.getLogger(RunOutcome.class);

    private final ApplicationContext context;
    private final AtomicBoolean ending = new AtomicBoolean();
    private volatile int exitCode;

    RunOutcome(ApplicationContext context) {
        this.context = context;
    }

    /** Says on one line why the run has failed; it will end with exit code 1. */
    public void failed(String why) {
        log.error("{}", why);
        exitCode = 1;
    }

    /** Says why the process cannot go on, and ends it with exit code 1; the first reason wins. */
    public void endProcess(String why) {
        if (ending.compareAndSet(false, true)) {
            failed(why);
            // not on the caller's thread, which the context waits for when it closes
            Thread.ofPlatform()
                    .name("end")
                    .start(() -> System.exit(SpringApplication.exit(context)));
        }
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
