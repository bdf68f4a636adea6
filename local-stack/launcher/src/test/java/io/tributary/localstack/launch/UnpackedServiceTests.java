package io.tributary.localstack.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedServiceTests {

    @TempDir private Path directory;
    private Path jar;
    private Path other;

    @BeforeEach
    void files() throws IOException {
        jar = directory.resolve("service-exec.jar");
        Files.copy(Installation.locate().serviceJar("acquisition-service"), jar);
        other = directory.resolve("agent.jar");
        writeOther("agent");
    }

    private void writeOther(String content) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(other))) {
            ZipEntry entry = new ZipEntry("content");
            entry.setTime(0);
            out.putNextEntry(entry);
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void librariesStandBesideTheJarAndItsMainClassIsOurs() throws IOException {
        UnpackedService service = unpack();

        assertThat(service.mainClass()).startsWith("io.tributary.acquisition.");
        try (JarFile unpacked = new JarFile(service.jar().toFile())) {
            String first =
                    unpacked.getManifest()
                            .getMainAttributes()
                            .getValue("Class-Path")
                            .split(" ", 2)[0];
            assertThat(service.jar().resolveSibling(first)).isRegularFile();
        }
    }

    @Test
    void anotherBuildIsUnpackedAnewAndTheOlderOneRemoved() throws IOException {
        UnpackedService older = unpack();
        FileTime time = Files.getLastModifiedTime(other);
        long size = Files.size(other);
        writeOther("agenT");
        Files.setLastModifiedTime(other, time);
        assertThat(Files.size(other)).isEqualTo(size);

        UnpackedService newer = unpack();

        assertThat(newer.jar()).isNotEqualTo(older.jar()).isRegularFile();
        assertThat(older.jar()).doesNotExist();
    }

    @Test
    void whatALauncherLeftWhenItWasKilledIsRemoved() throws IOException {
        Path unfinished =
                Files.createDirectories(directory.resolve("unpacked/unfinished-1/lib")).getParent();

        unpack();

        assertThat(unfinished).doesNotExist();
    }

    @Test
    void nothingIsLeftOfAJarThatCannotBeTakenApart() throws IOException {
        Files.writeString(jar, "no jar");
        assertThatExceptionOfType(IOException.class).isThrownBy(this::unpack);
        try (Stream<Path> left = Files.list(directory.resolve("unpacked"))) {
            assertThat(left.map(Path::getFileName)).containsExactly(Path.of("lock"));
        }
    }

    private UnpackedService unpack() throws IOException {
        return UnpackedService.of(jar, directory.resolve("unpacked"), other);
    }
}
