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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An append-only log of checksummed records in segment files. What {@link #append} has returned for
 * is on the disk: it survives a crash of the process and, as far as the disk keeps its word, of the
 * machine. A record torn by a crash is cut off at the next start; it was never acknowledged.
 *
 * <p>Threads: one appends and forgets, any read what is durable.
 */
public final class Journal implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private final JournalProperties properties;
    private final FileChannel lockFile;
    private final NavigableMap<Long, Segment> segments = new ConcurrentSkipListMap<>();
    private final ReceivedBatches received;
    private volatile long end;

    private Journal(JournalProperties properties, FileChannel lockFile, long atLeast)
            throws IOException {
        this.properties = properties;
        this.lockFile = lockFile;
        openSegments();
        this.received = recover();
        if (segments.isEmpty() || end < atLeast) {
            end = Math.max(end, atLeast);
            beginSegment();
        }
    }

    /**
     * Opens the journal, cuts off a torn last record, and locks the directory against a second
     * process.
     *
     * @param atLeast positions begin here or above: what lies below is in Kafka already
     * @throws UncheckedIOException when the directory cannot be used, or another process uses it
     * @throws JournalDamagedException when a record other than the last is damaged
     */
    public static Journal open(JournalProperties properties, long atLeast) {
        try {
            Path directory = Files.createDirectories(properties.directory());
            FileChannel lockFile =
                    FileChannel.open(
                            directory.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (!isLocked(lockFile)) {
                lockFile.close();
                throw new IOException(
                        "the journal in %s is in use by another gateway process"
                                .formatted(directory));
            }
            return new Journal(properties, lockFile, atLeast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLocked(FileChannel lockFile) throws IOException {
        try {
            @Nullable FileLock lock = lockFile.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Which batches the journal has. Belongs to the thread that appends. */
    public ReceivedBatches received() {
        return received;
    }

    /** Position after the last durable record. */
    public long end() {
        return end;
    }

    /**
     * Appends records and waits until they are on the disk. All or nothing: on failure the journal
     * stands as before.
     *
     * @throws IOException when the disk is full or fails; try again later
     */
    public List<JournalRecord> append(List<Entry> entries) throws IOException {
        if (end - segments.lastKey() >= properties.segmentSize().toBytes()) {
            beginSegment();
        }
        Segment segment = segments.lastEntry().getValue();
        long position = end;
        List<JournalRecord> records = new ArrayList<>(entries.size());
        try {
            for (Entry entry : entries) {
                segment.write(position, Frame.encode(position, entry.type(), entry.payload()));
                long next = position + Frame.size(entry.payload());
                records.add(new JournalRecord(position, next, entry.type(), entry.payload()));
                position = next;
            }
            segment.force();
        } catch (IOException e) {
            segment.truncate(end);
            throw e;
        }
        end = position;
        return records;
    }

    /**
     * Reads the record at the position, skipping our own bookkeeping.
     *
     * @return null when the position is the end
     */
    public @Nullable JournalRecord read(long position) {
        long at = position;
        while (at < end) {
            JournalRecord found = readAny(at);
            if (found.type() != RecordType.RECEIVED) {
                return found;
            }
            at = found.end();
        }
        return null;
    }

    private JournalRecord readAny(long position) {
        Map.Entry<Long, Segment> entry = segments.floorEntry(position);
        if (entry == null) {
            throw new IllegalStateException(
                    "position " + position + " is before the journal's first segment");
        }
        Map.Entry<Long, Segment> next = segments.higherEntry(entry.getKey());
        try {
            Segment segment = entry.getValue();
            long limit = next == null ? end : Math.min(segment.end(), next.getKey());
            if (next != null && position >= limit) {
                return readAny(next.getKey());
            }
            JournalRecord found = segment.read(position, limit);
            if (found == null) {
                throw new JournalDamagedException(segment.file(), position);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where to begin reading: the position itself, or the first segment where that lies above. */
    public long firstReadable(long position) {
        return Math.max(position, segments.firstKey());
    }

    /**
     * Deletes whole segments that lie below the position and were last written before the given
     * time.
     */
    public void forget(long committed, Instant writtenBefore) {
        try {
            while (segments.size() > 1) {
                Segment first = segments.firstEntry().getValue();
                Long next = segments.higherKey(first.base());
                if (next == null
                        || next > committed
                        || !first.lastWritten().isBefore(writtenBefore)) {
                    return;
                }
                segments.remove(first.base());
                first.delete();
            }
        } catch (IOException e) {
            LOG.warn("a segment of the journal could not be deleted; tried again later", e);
        }
    }

    private void beginSegment() throws IOException {
        Segment segment = Segment.open(properties.directory(), end);
        byte[] snapshot = received.encode();
        segment.write(end, Frame.encode(end, RecordType.RECEIVED, snapshot));
        segment.force();
        forceDirectory();
        segments.put(segment.base(), segment);
        end = segment.base() + Frame.size(snapshot);
    }

    /** A new file's name is on the disk only when its directory is. */
    private void forceDirectory() throws IOException {
        try (FileChannel directory =
                FileChannel.open(properties.directory(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private void openSegments() throws IOException {
        try (Stream<Path> files = Files.list(properties.directory())) {
            for (long base : files.flatMap(f -> Segment.baseOf(f).stream()).sorted().toList()) {
                segments.put(base, Segment.open(properties.directory(), base));
            }
        }
    }

    /**
     * Reads the last segment: it begins with what was received before, and only it can hold a torn
     * record.
     */
    private ReceivedBatches recover() throws IOException {
        ReceivedBatches state = new ReceivedBatches();
        if (segments.isEmpty()) {
            return state;
        }
        Segment last = segments.lastEntry().getValue();
        long position = last.base();
        long size = last.end();
        for (JournalRecord found = last.read(position, size);
                found != null;
                found = last.read(position, size)) {
            switch (found.type()) {
                case RECEIVED -> state = ReceivedBatches.decode(found.payload());
                case BATCH -> {
                    BatchHeader header = BatchHeader.decode(found.payload());
                    state.add(header.acquirer(), header.epoch(), header.number());
                }
                case REJECTION -> {}
            }
            position = found.end();
        }
        if (position < size) {
            if (last.hasRecordAfter(position, size)) {
                throw new JournalDamagedException(last.file(), position);
            }
            LOG.warn(
                    "the last journal record was torn by a crash before it was acknowledged; cut off, file={}, bytes={}",
                    last.file(),
                    size - position);
            last.truncate(position);
            last.force();
        }
        end = position;
        return state;
    }

    @Override
    public void close() throws IOException {
        for (Segment segment : segments.values()) {
            segment.close();
        }
        lockFile.close();
    }

    /**
     * A record to append.
     *
     * @param type what it holds
     * @param payload its bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Entry(RecordType type, byte[] payload) {}
}
