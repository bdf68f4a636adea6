package io.tributary.localstack.launch;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A service's jar with its libraries beside it instead of within, from which a JVM can archive its
 * classes (class-data sharing): it then starts in half the time. The archive is written at the
 * first end in good order. All of it belongs to one build and one version of Java, and is kept
 * beside what was built.
 *
 * @param jar the jar, whose manifest names the libraries
 * @param mainClass what it runs
 * @param archive where the classes are archived, or will be
 */
record UnpackedService(Path jar, String mainClass, Path archive) {

    private static final int PATIENCE_SECONDS = 60;
    private static final String ARCHIVE = "classes.jsa";
    private static final String ARCHIVE_AT_EXIT = "-XX:ArchiveClassesAtExit=";

    /**
     * Takes the jar apart unless that was done before.
     *
     * @param home where unpacked services are kept
     * @param others what else is on the class path; an archive is good for the same alone
     * @throws IOException when that cannot be: the jar is as good, only slower
     */
    static UnpackedService of(Path serviceJar, Path home, Path others) throws IOException {
        String name = serviceJar.getFileName().toString();
        Path folder =
                home.resolve(
                        "%s-%s"
                                .formatted(
                                        name,
                                        Integer.toHexString(
                                                List.of(
                                                                Runtime.version().toString(),
                                                                mark(serviceJar),
                                                                mark(others))
                                                        .hashCode())));
        if (!Files.isDirectory(folder)) {
            removeOlder(home, name);
            unpack(serviceJar, folder);
        }
        Path jar = folder.resolve(name);
        try (JarFile opened = new JarFile(jar.toFile())) {
            String mainClass = opened.getManifest().getMainAttributes().getValue("Main-Class");
            return new UnpackedService(jar, mainClass, folder.resolve(ARCHIVE));
        }
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

    private static List<Object> mark(Path file) throws IOException {
        return List.of(file, Files.size(file), Files.getLastModifiedTime(file));
    }

    private static void removeOlder(Path home, String name) throws IOException {
        if (!Files.isDirectory(home)) {
            return;
        }
        List<Path> older;
        try (Stream<Path> folders = Files.list(home)) {
            older =
                    folders.filter(one -> one.getFileName().toString().startsWith(name + "-"))
                            .toList();
        }
        for (Path folder : older) {
            remove(folder);
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
        Files.createDirectories(folder.getParent());
        Path unfinished = Files.createTempDirectory(folder.getParent(), "unfinished-");
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
            if (!Files.isDirectory(folder)) {
                Files.move(unfinished, folder);
            }
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
