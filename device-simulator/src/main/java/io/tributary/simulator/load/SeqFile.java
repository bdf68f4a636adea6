package io.tributary.simulator.load;

import io.tributary.topology.json.JsonCodec;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The account of a load run on disk: a line of JSON per device. Replaced as a whole, so that a
 * reader never sees half of it.
 */
final class SeqFile {

    private static final JsonCodec<Ledger.Page> CODEC = JsonCodec.of(Ledger.Page.class);

    private final Path file;

    SeqFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    void write(List<Ledger.Page> pages) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(next))) {
            for (Ledger.Page page : pages) {
                out.write(CODEC.encode(page));
                out.write('\n');
            }
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
