package io.tributary.gateway.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where the journal stands. Locked before anything else is touched, so that a gateway started by
 * mistake on the same directory ends without having disturbed the one that runs.
 */
@Component
public final class JournalDirectory implements Closeable {

    private final JournalProperties properties;
    private final FileOpener files;
    private @Nullable FileLock lock;

    JournalDirectory(JournalProperties properties, FileOpener files) {
        this.properties = properties;
        this.files = files;
    }

    /**
     * Makes the directory ours until {@link #close}; the end of the process does the same.
     *
     * @throws UncheckedIOException when it cannot be used, or another process uses it
     */
    public synchronized void lock() {
        try {
            Path directory = Files.createDirectories(properties.directory());
            FileChannel file =
                    FileChannel.open(
                            directory.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            lock = tryLock(file);
            if (lock == null) {
                file.close();
                throw new IOException(
                        "the journal in %s is in use by another gateway process; stop that one, or give this one a tributary.gateway.journal.directory and a tributary.gateway.id of its own"
                                .formatted(directory.toAbsolutePath()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Opens the journal.
     *
     * @param atLeast positions go on here or above: what lies below is in Kafka already
     * @throws UncheckedIOException when the directory cannot be used
     * @throws JournalDamagedException when something else than the journal's very end is damaged
     */
    public Journal open(long atLeast) {
        try {
            return Journal.open(properties, files, atLeast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (lock != null) {
            lock.acquiredBy().close();
            lock = null;
        }
    }
}
