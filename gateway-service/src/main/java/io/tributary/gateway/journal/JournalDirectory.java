package io.tributary.gateway.journal;

import io.tributary.topology.telemetry.Progress;
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
    private @Nullable JournalIdentity identity;

    JournalDirectory(JournalProperties properties, FileOpener files) {
        this.properties = properties;
        this.files = files;
    }

    /**
     * Makes the directory ours until {@link #close}; the end of the process does the same.
     *
     * @param owner our identity
     * @throws UncheckedIOException when it cannot be used, another process uses it, or it is
     *     another gateway's
     */
    public synchronized void lock(String owner) {
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
            identity = JournalIdentity.of(directory, owner);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it stands: other things of this gateway alone may stand beside the journal. */
    public Path path() {
        return properties.directory();
    }

    /**
     * Makes sure that Kafka's record of progress is of this journal: positions of another one would
     * have us pass over batches that are in Kafka nowhere. To be asked before our place there is
     * taken from a gateway that may be running.
     *
     * @throws IllegalStateException when it is of another one, and we are not told to take over
     */
    public synchronized void require(@Nullable Progress standing) {
        String ours = identified().id();
        if (standing == null
                || standing.journal() == null
                || ours.equals(standing.journal())
                || properties.takeOver()) {
            return;
        }
        throw new IllegalStateException(
                "Kafka knows another journal of this gateway (id %s, last commit %d at %s) than the one in %s: start the gateway on that one, and one gateway only. If it is lost, start once with tributary.gateway.journal.take-over=true; what it held beyond that commit is lost with it"
                        .formatted(
                                standing.journal(),
                                standing.commit(),
                                standing.committedAt(),
                                properties.directory().toAbsolutePath()));
    }

    private JournalIdentity identified() {
        if (identity == null) {
            throw new IllegalStateException("the journal's directory is not locked");
        }
        return identity;
    }

    /**
     * Opens the journal.
     *
     * @param atLeast positions go on here or above: what lies below is in Kafka already
     * @throws UncheckedIOException when the directory cannot be used
     * @throws JournalDamagedException when something else than the journal's very end is damaged
     */
    public synchronized Journal open(long atLeast) {
        try {
            return Journal.open(properties, files, identified().id(), atLeast);
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
