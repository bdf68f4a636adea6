package io.tributary.gateway.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private final Path file;
    private final long base;
    private final FileChannel channel;

    private Segment(Path file, long base, FileChannel channel) {
        this.file = file;
        this.base = base;
        this.channel = channel;
    }

    static Segment open(Path directory, long base, FileOpener files) throws IOException {
        Path file = directory.resolve("%019d%s".formatted(base, SUFFIX));
        return new Segment(file, base, files.open(file));
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
        ByteBuffer frame = frame(position, limit);
        if (frame == null) {
            return null;
        }
        byte[] payload = new byte[frame.capacity() - Frame.HEADER_BYTES];
        frame.get(Frame.HEADER_BYTES, payload);
        long end = position + frame.capacity();
        return RecordType.of(Frame.type(frame))
                .map(type -> new JournalRecord(position, end, type, payload))
                .orElse(null);
    }

    /** Where the journal ended when this segment was begun; nothing where it never was. */
    Optional<Long> continues() throws IOException {
        return Optional.ofNullable(frame(base, end())).map(Frame::durable);
    }

    /**
     * Whether a record stands above the position that was written after what is at the position had
     * been flushed: then what is there is damage, not a write that a crash tore.
     */
    boolean hasRecordAfterFlushOf(long position) throws IOException {
        long end = end();
        ByteBuffer rest =
                channel.map(FileChannel.MapMode.READ_ONLY, position - base, end - position);
        for (int at = 1; at + Frame.HEADER_BYTES <= rest.capacity(); at++) {
            if (Frame.position(rest, at) == position + at) {
                ByteBuffer frame = frame(position + at, end);
                if (frame != null && Frame.durable(frame) > position) {
                    return true;
                }
            }
        }
        return false;
    }

    private @Nullable ByteBuffer frame(long position, long limit) throws IOException {
        ByteBuffer header = bytes(position, Frame.HEADER_BYTES, limit);
        int payloadBytes = header == null ? -1 : Frame.payloadBytes(header);
        if (payloadBytes < 0) {
            return null;
        }
        ByteBuffer frame = bytes(position, Frame.HEADER_BYTES + payloadBytes, limit);
        return frame != null && Frame.isIntact(frame, position) ? frame : null;
    }

    private @Nullable ByteBuffer bytes(long position, int count, long limit) throws IOException {
        if (position + count > limit) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.allocate(count);
        long at = position - base;
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, at);
            if (read < 0) {
                return null;
            }
            at += read;
        }
        return buffer;
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
