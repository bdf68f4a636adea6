package io.tributary.gateway.journal;

import java.nio.file.Path;

/**
 * The journal holds a damaged record where none may be: not at its very end. The message says where
 * and what to do.
 */
public final class JournalDamagedException extends RuntimeException {

    JournalDamagedException(Path file, long position) {
        super(
                "the journal is damaged in %s at position %d: the records before it are fine, what follows cannot be read. Restore the file, or move the journal's directory away and start with an empty one; what was not in Kafka by then is lost"
                        .formatted(file, position));
    }
}
