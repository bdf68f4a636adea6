package io.tributary.localstack.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Remembers which processes a launcher started. After the launcher was killed they need some
 * seconds to end by themselves; the next one waits for them instead of finding its ports in use.
 */
final class RunRecord {

    private static final Pattern LINE = Pattern.compile("[0-9]{1,18} [0-9]{1,18}");
    private static final int START_TOLERANCE_SECONDS = 2;

    private final Path file;

    RunRecord(Path directory) {
        this.file = directory.resolve("processes");
    }

    /** The processes of the last run that are still there. */
    List<ProcessHandle> survivors() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.map(RunRecord::process).flatMap(Optional::stream).toList();
        }
    }

    /** Waits for them to end; whether they did. */
    static boolean awaitEnd(List<ProcessHandle> processes, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (ProcessHandle process : processes) {
            try {
                process.onExit().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        return true;
    }

    void clear() throws IOException {
        Files.deleteIfExists(file);
    }

    synchronized void add(ProcessHandle process) throws IOException {
        Files.writeString(
                file,
                process.pid() + " " + startSecond(process).orElse(0L) + "\n",
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /**
     * By its start, too: the number may be another process's by now. A line that a crash tore names
     * a process that cannot be waited for.
     */
    private static Optional<ProcessHandle> process(String line) {
        if (!LINE.matcher(line).matches()) {
            return Optional.empty();
        }
        String[] parts = line.split(" ", -1);
        long started = Long.parseLong(parts[1]);
        return ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(ProcessHandle::isAlive)
                .filter(
                        process ->
                                startSecond(process)
                                        .filter(
                                                second ->
                                                        Math.abs(second - started)
                                                                <= START_TOLERANCE_SECONDS)
                                        .isPresent());
    }

    private static Optional<Long> startSecond(ProcessHandle process) {
        return process.info().startInstant().map(Instant::getEpochSecond);
    }
}
