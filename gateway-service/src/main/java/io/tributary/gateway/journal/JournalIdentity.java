package io.tributary.gateway.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;

/**
 * Which journal this is, and whose, in a file beside its segments. Positions mean something in one
 * journal alone: the record of progress in Kafka names the journal, and a gateway goes on only
 * where it has that one.
 *
 * @param owner the gateway's identity
 * @param id of the journal, made up when it was begun
 */
record JournalIdentity(String owner, String id) {

    private static final String FILE = "identity";

    /**
     * Reads the identity, or begins a journal of this owner where there is none.
     *
     * @throws IOException when it cannot be read or written, or the journal is another gateway's
     */
    static JournalIdentity of(Path directory, String owner) throws IOException {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            write(directory, file, owner + "\n" + UUID.randomUUID() + "\n");
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        if (lines.size() != 2) {
            throw new IOException(
                    "%s is damaged: two lines are expected, the gateway's identity and the journal's id; restore it from a backup"
                            .formatted(file));
        }
        if (!lines.getFirst().equals(owner)) {
            throw new IOException(
                    "the journal in %s is that of %s, and this gateway is %s: give it a tributary.gateway.journal.directory of its own, or its former site and tributary.gateway.id"
                            .formatted(directory.toAbsolutePath(), lines.getFirst(), owner));
        }
        return new JournalIdentity(owner, lines.getLast());
    }

    /** Whole or not at all, also through a power cut. */
    private static void write(Path directory, Path file, String text) throws IOException {
        Path partial = directory.resolve(FILE + ".partial");
        try (FileChannel channel =
                FileChannel.open(
                        partial,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(directory, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
