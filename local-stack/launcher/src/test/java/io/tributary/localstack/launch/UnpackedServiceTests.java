package io.tributary.localstack.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
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
        other = Files.writeString(directory.resolve("agent.jar"), "agent");
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
    void archiveIsWrittenOnceAndUsedFromThenOn() throws IOException {
        List<String> first = List.of("java", unpack().archiveOption());
        assertThat(first.get(1)).startsWith("-XX:ArchiveClassesAtExit=");
        Path written = Path.of(first.get(1).split("=", 2)[1]);

        UnpackedService.keepArchive(first, true);
        assertThat(unpack().archiveOption()).startsWith("-XX:ArchiveClassesAtExit=");

        Files.writeString(written, "archive");
        UnpackedService.keepArchive(first, true);

        assertThat(unpack().archiveOption())
                .isEqualTo("-XX:SharedArchiveFile=" + unpack().archive());
        assertThat(unpack().archive()).hasContent("archive");
    }

    @Test
    void archiveOfAProcessThatWasKilledIsRemoved() throws IOException {
        List<String> command = List.of(unpack().archiveOption());
        Path written = Path.of(command.getFirst().split("=", 2)[1]);
        Files.writeString(written, "half of it");

        UnpackedService.keepArchive(command, false);

        assertThat(written).doesNotExist();
        assertThat(unpack().archive()).doesNotExist();
    }

    @Test
    void anotherBuildIsUnpackedAnewAndTheOlderOneRemoved() throws IOException {
        UnpackedService older = unpack();
        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));

        UnpackedService newer = unpack();

        assertThat(newer.jar()).isNotEqualTo(older.jar()).isRegularFile();
        assertThat(older.jar()).doesNotExist();
    }

    @Test
    void nothingIsLeftOfAJarThatCannotBeTakenApart() throws IOException {
        Files.writeString(jar, "no jar");
        assertThatExceptionOfType(IOException.class).isThrownBy(this::unpack);
        try (Stream<Path> left = Files.list(directory.resolve("unpacked"))) {
            assertThat(left).isEmpty();
        }
    }

    private UnpackedService unpack() throws IOException {
        return UnpackedService.of(jar, directory.resolve("unpacked"), other);
    }
}
