package io.tributary.localstack.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/**
 * A service's jar with its libraries beside it instead of within, from which a JVM can archive its
 * classes. All of it belongs to one build and one version of Java, and is kept beside what was
 * built. The JVM takes an archive for files of the same time alone, so nothing of it is replaced,
 * however often what is in it is built again.
 *
 * @param jar the jar, whose manifest names the libraries
 * @param watch a copy of the jar that goes before it on the class path
 * @param mainClass what it runs
 * @param archive its classes, as soon as a process has ended in good order
 */
record UnpackedService(Path jar, Path watch, String mainClass, ClassArchive archive) {

    private static final int PATIENCE_SECONDS = 60;
    private static final String UNFINISHED = "unfinished-";

    /** Of the folder: another number for whatever is put into it differently. */
    private static final int LAYOUT = 2;

    /**
     * Takes the jar apart unless that was done before.
     *
     * @param home where unpacked services are kept
     * @param watch what goes before it on the class path
     * @throws IOException when that cannot be: the jar is as good, only slower
     */
    static UnpackedService of(Path serviceJar, Path home, Path watch) throws IOException {
        try {
            return lockedOf(serviceJar, home, watch);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** One launcher after the other, and one thread of it. */
    private static synchronized UnpackedService lockedOf(Path serviceJar, Path home, Path watch)
            throws IOException {
        Files.createDirectories(home);
        try (FileChannel channel =
                FileChannel.open(
                        home.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
            channel.lock();
            String name = serviceJar.getFileName().toString();
            Path folder = home.resolve(name + "-" + Long.toHexString(contents(serviceJar, watch)));
            removeOthers(home, name, folder);
            if (!Files.isDirectory(folder)) {
                unpack(serviceJar, watch, folder);
            }
            ClassArchive archive = ClassArchive.in(folder);
            archive.removeAbandoned();
            Path jar = folder.resolve(name);
            try (JarFile opened = new JarFile(jar.toFile())) {
                String mainClass = opened.getManifest().getMainAttributes().getValue("Main-Class");
                return new UnpackedService(
                        jar, folder.resolve(watch.getFileName()), mainClass, archive);
            }
        }
    }

    /**
     * Of what is in the jars, by the checksums that they hold, and of Java: times and sizes are
     * often the same for another build.
     */
    private static long contents(Path... jars) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(LAYOUT);
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
    private static void unpack(Path serviceJar, Path watch, Path folder) throws IOException {
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
            Files.copy(watch, unfinished.resolve(watch.getFileName()));
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
