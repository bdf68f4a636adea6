package io.tributary.localstack.console;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The log of one process. When it is full it becomes {@code name.log.1}, of which there is one, and
 * a new one begins. Not for use by several threads at once.
 */
final class LogFile implements AutoCloseable {

    private final Path file;
    private final long limitChars;
    private @Nullable BufferedWriter writer;
    private long chars;

    LogFile(Path file, long limitChars) {
        this.file = file;
        this.limitChars = limitChars;
    }

    /**
     * Adds a line.
     *
     * @throws IOException when the disk does not take it; the next line opens the file anew
     */
    void write(String line) throws IOException {
        try {
            BufferedWriter log = writer();
            log.write(line);
            log.newLine();
            log.flush();
            chars += line.length() + 1L;
        } catch (IOException e) {
            try {
                close();
            } catch (IOException remains) {
                e.addSuppressed(remains);
            }
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        BufferedWriter open = writer;
        writer = null;
        if (open != null) {
            open.close();
        }
    }

    private BufferedWriter writer() throws IOException {
        if (writer != null && chars > limitChars) {
            close();
            Files.move(
                    file,
                    file.resolveSibling(file.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        BufferedWriter open = writer;
        if (open == null) {
            open =
                    Files.newBufferedWriter(
                            file,
                            StandardCharsets.UTF_8,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
            writer = open;
            chars = Files.size(file);
        }
        return open;
    }
}
