package io.tributary.localstack.launch;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/**
 * A service's jar with its libraries beside it instead of within, from which a JVM can archive its
 * classes (class-data sharing): it then starts in some three fifths of the time. The archive is
 * written at the first end in good order. All of it belongs to one build and one version of Java,
 * and is kept beside what was built.
 *
 * @param jar the jar, whose manifest names the libraries
 * @param mainClass what it runs
 * @param archive where the classes are archived, or will be
 */
record UnpackedService(Path jar, String mainClass, Path archive) {

    private static final int PATIENCE_SECONDS = 60;
    private static final String UNFINISHED = "unfinished-";
    private static final String ARCHIVE = "classes.jsa";

    /** Writing one takes seconds. */
    private static final Duration ABANDONED = Duration.ofMinutes(10);

    private static final String ARCHIVE_AT_EXIT = "-XX:ArchiveClassesAtExit=";

    /**
     * Takes the jar apart unless that was done before.
     *
     * @param home where unpacked services are kept
     * @param others what else is on the class path; an archive is good for the same alone
     * @throws IOException when that cannot be: the jar is as good, only slower
     */
    static UnpackedService of(Path serviceJar, Path home, Path others) throws IOException {
        try {
            return lockedOf(serviceJar, home, others);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** One launcher after the other, and one thread of it. */
    private static synchronized UnpackedService lockedOf(Path serviceJar, Path home, Path others)
            throws IOException {
        Files.createDirectories(home);
        try (FileChannel channel =
                FileChannel.open(
                        home.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
            channel.lock();
            String name = serviceJar.getFileName().toString();
            Path folder = home.resolve(name + "-" + Long.toHexString(contents(serviceJar, others)));
            removeOthers(home, name, folder);
            if (!Files.isDirectory(folder)) {
                unpack(serviceJar, folder);
            }
            removeAbandoned(folder);
            Path jar = folder.resolve(name);
            try (JarFile opened = new JarFile(jar.toFile())) {
                String mainClass = opened.getManifest().getMainAttributes().getValue("Main-Class");
                return new UnpackedService(jar, mainClass, folder.resolve(ARCHIVE));
            }
        }
    }

    /**
     * Of what is in the jars, by the checksums that they hold, and of Java: times and sizes are
     * often the same for another build.
     */
    private static long contents(Path... jars) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(Runtime.version().toString().getBytes(StandardCharsets.UTF_8));
        for (Path jar : jars) {
            sum.update(jar.toString().getBytes(StandardCharsets.UTF_8));
            try (ZipFile opened = new ZipFile(jar.toFile())) {
                opened.stream()
                        .map(entry -> entry.getName() + " " + entry.getCrc() + "\n")
                        .forEach(entry -> sum.update(entry.getBytes(StandardCharsets.UTF_8)));
            }
        }
        return sum.getValue();
    }

    /** What the JVM is to be told: to use the archive, or to write it. */
    String archiveOption() {
        return Files.exists(archive)
                ? "-XX:SharedArchiveFile=" + archive
                : ARCHIVE_AT_EXIT + archive + "." + UUID.randomUUID();
    }

    /** Takes over what a process has archived, if it was to and has ended in good order. */
    static void keepArchive(List<String> command, boolean inGoodOrder) {
        command.stream()
                .filter(argument -> argument.startsWith(ARCHIVE_AT_EXIT))
                .map(argument -> Path.of(argument.substring(ARCHIVE_AT_EXIT.length())))
                .filter(Files::exists)
                .forEach(written -> keep(written, inGoodOrder));
    }

    private static void keep(Path written, boolean whole) {
        try {
            if (whole) {
                Files.move(written, written.resolveSibling(ARCHIVE), ATOMIC_MOVE);
            } else {
                Files.delete(written);
            }
        } catch (IOException e) {
            // then the next one to end writes it
        }
    }

    /** What is left of other builds, and of launchers that were ended while they unpacked. */
    private static void removeOthers(Path home, String name, Path spared) throws IOException {
        for (Path folder : list(home)) {
            String found = folder.getFileName().toString();
            if (found.startsWith(UNFINISHED)
                    || (found.startsWith(name + "-") && !folder.equals(spared))) {
                remove(folder);
            }
        }
    }

    /** Archives of processes that nobody was there to see the end of. */
    private static void removeAbandoned(Path folder) throws IOException {
        Instant old = Instant.now().minus(ABANDONED);
        for (Path file : list(folder)) {
            if (file.getFileName().toString().startsWith(ARCHIVE + ".")
                    && Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.toList();
        }
    }

    private static void remove(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    /** By Spring Boot's own tool, which every such jar contains. */
    private static void unpack(Path serviceJar, Path folder) throws IOException {
        Path unfinished = Files.createTempDirectory(folder.getParent(), UNFINISHED);
        Process tool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Djarmode=tools",
                                "-jar",
                                serviceJar.toString(),
                                "extract",
                                "--force",
                                "--destination",
                                unfinished.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            if (!tool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || tool.exitValue() != 0) {
                throw new IOException(serviceJar + " could not be taken apart");
            }
            Files.move(unfinished, folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            tool.destroyForcibly();
            if (Files.exists(unfinished)) {
                remove(unfinished);
            }
        }
    }
}
