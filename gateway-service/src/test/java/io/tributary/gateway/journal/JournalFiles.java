package io.tributary.gateway.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** The file of a journal with any bytes in it, for tests elsewhere. */
public final class JournalFiles {

    private static final String FIRST = "0000000000000000001.journal";

    private JournalFiles() {}

    /** A file of one record after what stands at the beginning of each. */
    public static byte[] with(byte[] payload) {
        byte[] received = new ReceivedBatches().encode();
        ByteBuffer begin = Frame.encode(1, 1, RecordType.RECEIVED, received);
        long next = 1L + begin.remaining();
        ByteBuffer record = Frame.encode(next, next, RecordType.BATCH, payload);
        return ByteBuffer.allocate(begin.remaining() + record.remaining())
                .put(begin)
                .put(record)
                .array();
    }

    /**
     * Opens a journal whose only file holds these bytes, appends, and reads all.
     *
     * @return the payloads, the appended one last
     * @throws JournalDamagedException where it says that it cannot go on
     */
    public static List<byte[]> opened(Path directory, byte[] file, byte[] appended)
            throws IOException {
        Files.write(directory.resolve(FIRST), file);
        try (Journal journal = Journal.open(properties(directory), JournalFiles::open, "j", 0)) {
            journal.append(List.of(Journal.Entry.rejection(appended)));
            List<byte[]> payloads = new ArrayList<>();
            long position = journal.firstReadable(0);
            for (JournalRecord found = journal.read(position);
                    found != null;
                    found = journal.read(position)) {
                payloads.add(found.payload());
                position = found.end();
            }
            return payloads;
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileOpener.DISK.open(file);
    }

    private static JournalProperties properties(Path directory) {
        return new JournalProperties(
                directory,
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(10),
                Duration.ofMinutes(15),
                false);
    }
}
