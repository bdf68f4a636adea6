package io.tributary.localstack.console;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Reads lines of which none is longer than a limit, so that no process can fill our memory. */
final class BoundedLineReader {

    private static final int END = -1;

    private final Reader reader;
    private final int limit;

    BoundedLineReader(Reader reader, int limit) {
        this.reader = reader;
        this.limit = limit;
    }

    /** The next line, cut at the limit; null at the end. */
    @Nullable String read() throws IOException {
        StringBuilder line = new StringBuilder();
        int next = reader.read();
        if (next == END) {
            return null;
        }
        while (next != END && next != '\n') {
            if (line.length() < limit && next != '\r') {
                line.append((char) next);
            }
            next = reader.read();
        }
        return line.toString();
    }
}
