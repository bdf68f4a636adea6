package io.tributary.gateway.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Opens a file of the journal for reading and writing, making it if need be. */
@FunctionalInterface
interface FileOpener {

    FileOpener DISK =
            file ->
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);

    FileChannel open(Path file) throws IOException;
}
