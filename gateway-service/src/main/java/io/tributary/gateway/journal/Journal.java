package io.tributary.gateway.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An append-only log of checksummed records in segment files. What {@link #append} has returned for
 * is on the disk: it survives a crash of the process and, as far as the disk keeps its word, of the
 * machine. What a crash tore is cut off at the next start; it was never acknowledged.
 *
 * <p>Threads: one appends; any read what is durable; one of those forgets.
 */
public final class Journal implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private final JournalProperties properties;
    private final FileOpener files;
    private final String id;
    private final NavigableMap<Long, Segment> segments = new ConcurrentSkipListMap<>();
    private final ReceivedBatches received;
    private volatile long end;

    private Journal(JournalProperties properties, FileOpener files, String id, long atLeast)
            throws IOException {
        this.properties = properties;
        this.id = id;
        this.files = files;
        try {
            openSegments();
            Recovery recovery = Recovery.of(segments);
            received = recovery.received();
            end = recovery.end();
            if (segments.isEmpty() || end < atLeast) {
                beginSegmentAt(Math.max(end, atLeast));
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Opens the journal.
     *
     * @param id identifies it among all journals
     * @param atLeast positions go on here or above: what lies below is in Kafka already
     * @throws JournalDamagedException when something else than its very end is damaged
     */
    static Journal open(JournalProperties properties, FileOpener files, String id, long atLeast)
            throws IOException {
        return new Journal(properties, files, id, atLeast);
    }

    /** Identifies it among all journals; its positions mean something in it alone. */
    public String id() {
        return id;
    }

    /** Which batches the journal has. Belongs to the thread that appends. */
    public ReceivedBatches received() {
        return received;
    }

    /** Position after the last durable record. */
    public long end() {
        return end;
    }

    /** Backlog in bytes at which nothing more is to be appended. */
    public long limitBytes() {
        return properties.limit().toBytes();
    }

    /** Bytes from the position on. */
    public long bytesAfter(long position) {
        return Math.max(0, end - firstReadable(position));
    }

    /**
     * How many bytes more may come: what is left of the limit, or of the disk where that is less.
     */
    public long roomBytes(long committed) {
        return Math.min(
                Math.max(0, limitBytes() - bytesAfter(committed)),
                properties.directory().toFile().getUsableSpace());
    }

    /**
     * Appends records and waits until they are on the disk. All or nothing: on failure the journal
     * stands as before, and {@link #received} too.
     *
     * @throws IOException when the disk is full or fails; try again later
     */
    public List<JournalRecord> append(List<Entry> entries) throws IOException {
        if (end - segments.lastKey() >= properties.segmentSize().toBytes()) {
            beginSegmentAt(end);
        }
        List<JournalRecord> records = new ArrayList<>(entries.size());
        List<ByteBuffer> frames = new ArrayList<>(entries.size());
        long position = end;
        for (Entry entry : entries) {
            ByteBuffer frame = Frame.encode(position, end, entry.type(), entry.payload());
            long next = position + frame.remaining();
            frames.add(frame);
            records.add(new JournalRecord(position, next, entry.type(), entry.payload()));
            position = next;
        }
        write(frames);
        for (Entry entry : entries) {
            if (entry.batch() != null) {
                received.add(entry.batch());
            }
        }
        end = position;
        return records;
    }

    private void write(List<ByteBuffer> frames) throws IOException {
        Segment segment = segments.lastEntry().getValue();
        long position = end;
        try {
            for (ByteBuffer frame : frames) {
                segment.write(position, frame);
                position += frame.capacity();
            }
            segment.force();
        } catch (IOException e) {
            try {
                segment.truncate(end);
            } catch (IOException remains) {
                e.addSuppressed(remains);
            }
            throw e;
        }
    }

    /**
     * Reads the record at the position, skipping our own bookkeeping.
     *
     * @return null when nothing but bookkeeping follows up to the end
     * @throws JournalDamagedException when there is no whole record at the position
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
        Segment segment = entry.getValue();
        try {
            Map.Entry<Long, Segment> next = segments.higherEntry(entry.getKey());
            JournalRecord found = segment.read(position, next == null ? end : next.getKey());
            if (found != null) {
                return found;
            }
            if (next != null && next.getValue().continues().equals(Optional.of(position))) {
                return readAny(next.getKey());
            }
            throw new JournalDamagedException(segment.file(), position);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where to begin reading: the position itself, or the first segment where that lies above. */
    public long firstReadable(long position) {
        return Math.max(position, segments.firstKey());
    }

    /**
     * Deletes whole segments that lie below the position and were last written longer ago than they
     * are to be kept.
     */
    public void forget(long committed, Instant now) {
        Instant writtenBefore = now.minus(properties.retention());
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
            LOG.warn("a segment could not be deleted; the next start tries again", e);
        }
    }

    private void beginSegmentAt(long base) throws IOException {
        if (!segments.isEmpty() && base > end) {
            LOG.warn(
                    "Kafka is ahead of the journal in {}: its end was lost, or it is another gateway's. What it holds counts as committed, journalEnd={}, committed={}",
                    properties.directory(),
                    end,
                    base);
        }
        Segment segment = Segment.open(properties.directory(), base, files);
        ByteBuffer snapshot = Frame.encode(base, end, RecordType.RECEIVED, received.encode());
        try {
            segment.truncate(base);
            segment.write(base, snapshot);
            segment.force();
            forceDirectory();
        } catch (IOException e) {
            segment.close();
            throw e;
        }
        segments.put(base, segment);
        end = base + snapshot.capacity();
    }

    /** A new file's name is on the disk only when its directory is. */
    private void forceDirectory() throws IOException {
        try (FileChannel directory =
                FileChannel.open(properties.directory(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private void openSegments() throws IOException {
        try (Stream<Path> all = Files.list(properties.directory())) {
            for (long base : all.flatMap(f -> Segment.baseOf(f).stream()).sorted().toList()) {
                segments.put(base, Segment.open(properties.directory(), base, files));
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Segment segment : segments.values()) {
            segment.close();
        }
    }

    /**
     * A record to append.
     *
     * @param type what it holds
     * @param payload its bytes
     * @param batch which batch it is; null unless it is one
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Entry(RecordType type, byte[] payload, @Nullable BatchId batch) {

        /** A batch, as acquisition sent it. */
        public static Entry batch(BatchId batch, byte[] payload) {
            return new Entry(RecordType.BATCH, payload, batch);
        }

        /** An encoded rejection that the gateway itself made. */
        public static Entry rejection(byte[] payload) {
            return new Entry(RecordType.REJECTION, payload, null);
        }
    }
}
