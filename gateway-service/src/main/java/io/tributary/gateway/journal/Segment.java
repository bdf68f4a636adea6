package io.tributary.gateway.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One file of the journal. Its name is the position of its first byte, so that positions rise over
 * all files and need no index. Written by one thread, read by others up to what is known to be on
 * disk.
 */
final class Segment implements Closeable {

    private static final String SUFFIX = ".journal";

    private static final int MAX_SCAN_BYTES = 256 * 1024 * 1024;

    private final Path file;
    private final long base;
    private final FileChannel channel;

    private Segment(Path file, long base) throws IOException {
        this.file = file;
        this.base = base;
        this.channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
    }

    static Segment open(Path directory, long base) throws IOException {
        return new Segment(directory.resolve("%019d%s".formatted(base, SUFFIX)), base);
    }

    static Optional<Long> baseOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.matches("\\d{19}\\.journal")
                ? Optional.of(Long.parseLong(name.substring(0, name.length() - SUFFIX.length())))
                : Optional.empty();
    }

    long base() {
        return base;
    }

    Path file() {
        return file;
    }

    long end() throws IOException {
        return base + channel.size();
    }

    /** Writes all of it at the position; neither flushed nor checked. */
    void write(long position, ByteBuffer frame) throws IOException {
        long at = position - base;
        while (frame.hasRemaining()) {
            at += channel.write(frame, at);
        }
    }

    /** Waits until what was written is on the disk. */
    void force() throws IOException {
        channel.force(false);
    }

    void truncate(long position) throws IOException {
        channel.truncate(position - base);
    }

    /**
     * The record at the position; null where the file ends or the bytes are no whole, undamaged
     * record.
     */
    @Nullable JournalRecord read(long position, long limit) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Frame.HEADER_BYTES);
        if (!fill(header, position, limit)) {
            return null;
        }
        int length = header.getInt(0);
        if (length < 0 || length > Frame.MAX_PAYLOAD_BYTES) {
            return null;
        }
        ByteBuffer frame = ByteBuffer.allocate(Frame.HEADER_BYTES + length);
        if (!fill(frame, position, limit)
                || frame.getInt(4) != Frame.checksum(frame, length)
                || frame.getLong(8) != position) {
            return null;
        }
        byte[] payload = new byte[length];
        frame.get(Frame.HEADER_BYTES, payload);
        long end = position + frame.capacity();
        return RecordType.of(frame.get(16))
                .map(type -> new JournalRecord(position, end, type, payload))
                .orElse(null);
    }

    /**
     * Whether any undamaged record begins above the position: then what is at the position is no
     * torn end.
     */
    boolean hasRecordAfter(long position, long limit) throws IOException {
        ByteBuffer rest =
                ByteBuffer.allocate(Math.toIntExact(Math.min(limit - position, MAX_SCAN_BYTES)));
        if (!fill(rest, position, limit)) {
            return false;
        }
        for (int at = 1; at + Frame.HEADER_BYTES <= rest.capacity(); at++) {
            if (rest.getLong(at + 8) == position + at && read(position + at, limit) != null) {
                return true;
            }
        }
        return false;
    }

    private boolean fill(ByteBuffer buffer, long position, long limit) throws IOException {
        if (position + buffer.capacity() > limit) {
            return false;
        }
        long at = position - base;
        while (buffer.hasRemaining()) {
            int count = channel.read(buffer, at);
            if (count < 0) {
                return false;
            }
            at += count;
        }
        return true;
    }

    Instant lastWritten() throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }

    void delete() throws IOException {
        close();
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
