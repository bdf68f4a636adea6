package io.tributary.localstack.launch;

import io.tributary.localstack.console.ProcessOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One process of a stack. May be killed and started again by any thread, one at a time; the rest of
 * the stack goes on.
 */
public final class StackProcess {

    private static final Duration READY_PATIENCE = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 100;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);
    private static final long OUTPUT_MILLIS = 500;
    private static final int QUOTED_LINES = 10;

    private final ProcessPlan plan;
    private final ProcessOutput output;
    private final Path log;
    private final Launch launch;
    private final Consumer<String> unexpectedEnd;
    private volatile @Nullable Process process;
    private volatile List<String> command = List.of();
    private volatile boolean ready;
    private volatile @Nullable Thread reader;
    private volatile @Nullable Process ending;

    StackProcess(
            ProcessPlan plan,
            ProcessOutput output,
            Path log,
            Launch launch,
            Consumer<String> unexpectedEnd) {
        this.plan = plan;
        this.output = output;
        this.log = log;
        this.launch = launch;
        this.unexpectedEnd = unexpectedEnd;
    }

    /** Its name, such as {@code gateway-service}. */
    public String name() {
        return plan.name();
    }

    /** The process id of its last start. */
    public long pid() {
        return required().pid();
    }

    /** Whether it runs. */
    public boolean isAlive() {
        Process current = process;
        return current != null && current.isAlive();
    }

    /** Where its output is kept. */
    public Path log() {
        return log;
    }

    /** What it printed last, at most 25 lines, oldest first. */
    public List<String> lastLines() {
        return output.lastLines();
    }

    /** Ends it by force, as {@code kill -9} does, and returns when it is gone. */
    public void kill() {
        Process current = required();
        ending = current;
        // By its handle: Process.destroy would close its output, and what it says last is lost.
        current.toHandle().destroyForcibly();
        await(current, STOP_PATIENCE);
        awaitOutput();
    }

    /**
     * Ends it in good order, after that time by force, and returns when it is gone.
     *
     * @return whether force was not needed
     */
    public boolean stop(Duration patience) {
        Process current = process;
        if (current == null || !current.isAlive()) {
            return true;
        }
        ending = current;
        current.toHandle().destroy();
        boolean inGoodOrder = await(current, patience);
        if (!inGoodOrder) {
            current.toHandle().destroyForcibly();
            await(current, STOP_PATIENCE);
        }
        awaitOutput();
        // of one that never was ready most classes are missing
        ClassArchive.keep(command, inGoodOrder && ready);
        return inGoodOrder;
    }

    /**
     * Starts it and returns when it is ready.
     *
     * @throws StackStartException if it ends while starting or is not ready within two minutes
     * @throws CancellationException if it, or the stack, is stopped meanwhile
     */
    public synchronized void start() {
        if (isAlive()) {
            throw new IllegalStateException(name() + " is running");
        }
        ready = false;
        Process started = launch();
        long deadline = System.nanoTime() + READY_PATIENCE.toNanos();
        while (!plan.readiness().isReady(output)) {
            if (await(started, Duration.ofMillis(POLL_MILLIS))) {
                throw failedStart(started);
            }
            if (System.nanoTime() > deadline) {
                throw new StackStartException(
                        "%s is not ready after %d s, see %s%s"
                                .formatted(name(), READY_PATIENCE.toSeconds(), log, quote()));
            }
        }
        ready = true;
    }

    ProcessPlan plan() {
        return plan;
    }

    private Process launch() {
        try {
            command = launch.start(plan, begun -> process = begun);
            Process started = required();
            reader = output.follow(started.getInputStream());
            started.onExit().thenAccept(this::ended);
            return started;
        } catch (IOException e) {
            throw new StackStartException("%s cannot be started: %s".formatted(name(), e));
        }
    }

    private void ended(Process ended) {
        if (!ended.equals(ending)) {
            ClassArchive.keep(command, false);
            unexpectedEnd.accept(describeEnd(ended));
        }
    }

    private RuntimeException failedStart(Process ended) {
        return ended.equals(ending)
                ? new CancellationException(name() + " was stopped while it was starting")
                : new StackStartException(describeEnd(ended));
    }

    private String describeEnd(Process ended) {
        awaitOutput();
        return "%s has ended with exit code %d, see %s%s"
                .formatted(name(), ended.exitValue(), log, quote());
    }

    private String quote() {
        List<String> remembered = output.lastLines();
        List<String> lines =
                remembered.subList(
                        Math.max(0, remembered.size() - QUOTED_LINES), remembered.size());
        return lines.isEmpty()
                ? ""
                : ". Its last lines:%n    ".formatted() + String.join("\n    ", lines);
    }

    /** What it printed last may still be on its way. */
    private void awaitOutput() {
        Thread current = reader;
        try {
            if (current != null) {
                current.join(OUTPUT_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process required() {
        Process current = process;
        if (current == null) {
            throw new IllegalStateException(name() + " was never started");
        }
        return current;
    }

    private static boolean await(Process process, Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackStartException("interrupted");
        }
    }
}
