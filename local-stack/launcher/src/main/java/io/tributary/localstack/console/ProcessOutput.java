package io.tributary.localstack.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a process prints: shows it, writes it to the process's log, remembers the last lines.
 * Reads in a thread of its own until the process has ended.
 */
public final class ProcessOutput {

    private static final int LINE_CHARS = 8_192;
    private static final long LOG_CHARS = 8L * 1024 * 1024;
    private static final int REMEMBERED_LINES = 25;

    private final String name;
    private final Path log;
    private final Console console;
    private final String marker;
    private volatile boolean shownMarker;
    private final Deque<String> lastLines = new ArrayDeque<>();

    /**
     * Output of the process of that name, to that log.
     *
     * @param marker text to look out for, see {@link #hasShownMarker()}
     */
    public ProcessOutput(String name, Path log, Console console, String marker) {
        this.name = name;
        this.log = log;
        this.console = console;
        this.marker = marker;
    }

    /** Starts to read; the thread ends with the stream. */
    public Thread follow(InputStream stream) {
        shownMarker = false;
        synchronized (lastLines) {
            lastLines.clear();
        }
        return Thread.ofPlatform().daemon().name("output-" + name).start(() -> read(stream));
    }

    /** Up to 25 lines, oldest first. */
    public List<String> lastLines() {
        synchronized (lastLines) {
            return List.copyOf(lastLines);
        }
    }

    /** Whether the marker was in a line since the process was last followed. */
    public boolean hasShownMarker() {
        return shownMarker;
    }

    private void read(InputStream stream) {
        try (LogFile file = new LogFile(log, LOG_CHARS);
                BufferedReader buffered =
                        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            BoundedLineReader reader = new BoundedLineReader(buffered, LINE_CHARS);
            boolean kept = true;
            for (@Nullable String line = reader.read(); line != null; line = reader.read()) {
                remember(line);
                console.line(name, line);
                kept = isKept(line, file, kept);
            }
        } catch (IOException e) {
            console.say("cannot follow the output of " + name + " any more: " + e.getMessage());
        }
    }

    /** A full disk must not end the reading, for the process would wait for us to go on. */
    private boolean isKept(String line, LogFile file, boolean before) {
        try {
            file.write(line);
            return true;
        } catch (IOException e) {
            if (before) {
                console.say("the log of " + name + " cannot be written for now: " + e);
            }
            return false;
        }
    }

    private void remember(String line) {
        if (line.contains(marker)) {
            shownMarker = true;
        }
        synchronized (lastLines) {
            lastLines.addLast(line);
            if (lastLines.size() > REMEMBERED_LINES) {
                lastLines.removeFirst();
            }
        }
    }
}
