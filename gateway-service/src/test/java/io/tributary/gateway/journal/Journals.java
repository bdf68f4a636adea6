package io.tributary.gateway.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** Journals for tests, in segments of 4 KiB. */
public final class Journals {

    public static final DataSize LIMIT = DataSize.ofMegabytes(100);

    private Journals() {}

    /** Of every journal here. */
    public static final String ID = "journal-of-a-test";

    public static Journal open(Path directory) {
        return open(directory, new FullDisk());
    }

    public static Journal open(Path directory, FullDisk disk) {
        return open(directory, disk, LIMIT);
    }

    public static Journal open(Path directory, FullDisk disk, DataSize limit) {
        try {
            return Journal.open(
                    new JournalProperties(
                            directory,
                            DataSize.ofKilobytes(4),
                            limit,
                            Duration.ofMinutes(15),
                            false),
                    disk,
                    ID,
                    0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The record's bytes, where the journal holds one there. */
    public static byte[] payload(Journal journal, long position) {
        JournalRecord found = journal.read(position);
        if (found == null) {
            throw new IllegalStateException("no record at " + position);
        }
        return found.payload();
    }
}
