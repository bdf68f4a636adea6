package io.tributary.localstack.console;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The log of one process. When it is full it becomes {@code name.log.1}, of which there is one, and
 * a new one begins. Not for use by several threads at once.
 */
final class LogFile implements AutoCloseable {

    private final Path file;
    private final long limitChars;
    private BufferedWriter writer;
    private long chars;

    LogFile(Path file, long limitChars) {
        this.file = file;
        this.limitChars = limitChars;
        try {
            this.chars = Files.exists(file) ? Files.size(file) : 0;
            this.writer = open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String line) throws IOException {
        if (chars > limitChars) {
            writer.close();
            Files.move(
                    file,
                    file.resolveSibling(file.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
            writer = open();
            chars = 0;
        }
        writer.write(line);
        writer.newLine();
        writer.flush();
        chars += line.length() + 1L;
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private BufferedWriter open() throws IOException {
        return Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
