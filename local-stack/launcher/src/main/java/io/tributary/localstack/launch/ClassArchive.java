package io.tributary.localstack.launch;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The classes of a service as its JVM has them in memory (class-data sharing): started from them,
 * it starts in three fifths to four fifths of the time. A JVM writes them at its end.
 *
 * @param file where they are, or will be
 */
record ClassArchive(Path file) {

    private static final String NAME = "classes.jsa";

    /** Writing one takes seconds. */
    private static final Duration ABANDONED = Duration.ofMinutes(10);

    private static final String AT_EXIT = "-XX:ArchiveClassesAtExit=";

    /** The archive of the service that stands in that folder. */
    static ClassArchive in(Path folder) {
        return new ClassArchive(folder.resolve(NAME));
    }

    /** What the JVM is to be told: to use the archive, or to write it. */
    String option() {
        return Files.exists(file)
                ? "-XX:SharedArchiveFile=" + file
                : AT_EXIT + file + "." + UUID.randomUUID();
    }

    /** Takes over what a process has archived, if it was to and has ended in good order. */
    static void keep(List<String> command, boolean inGoodOrder) {
        command.stream()
                .filter(argument -> argument.startsWith(AT_EXIT))
                .map(argument -> Path.of(argument.substring(AT_EXIT.length())))
                .filter(Files::exists)
                .forEach(written -> keep(written, inGoodOrder));
    }

    private static void keep(Path written, boolean whole) {
        try {
            if (whole) {
                Files.move(written, written.resolveSibling(NAME), ATOMIC_MOVE);
            } else {
                Files.delete(written);
            }
        } catch (IOException e) {
            // then the next one to end writes it
        }
    }

    /** Removes those of processes that nobody was there to see the end of. */
    void removeAbandoned() throws IOException {
        Instant old = Instant.now().minus(ABANDONED);
        try (Stream<Path> found = Files.list(file.getParent())) {
            for (Path written : found.toList()) {
                if (written.getFileName().toString().startsWith(NAME + ".")
                        && Files.getLastModifiedTime(written).toInstant().isBefore(old)) {
                    Files.deleteIfExists(written);
                }
            }
        }
    }
}
