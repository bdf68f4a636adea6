package io.tributary.localstack.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTests {

    @TempDir private Path folder;
    private ClassArchive archive;

    @BeforeEach
    void archive() {
        archive = ClassArchive.in(folder);
    }

    @Test
    void isWrittenOnceAndUsedFromThenOn() throws IOException {
        List<String> first = List.of("java", archive.option());
        Path written = written(first);

        ClassArchive.keep(first, true);
        assertThat(archive.option()).startsWith("-XX:ArchiveClassesAtExit=");

        Files.writeString(written, "archive");
        ClassArchive.keep(first, true);

        assertThat(archive.option()).isEqualTo("-XX:SharedArchiveFile=" + archive.file());
        assertThat(archive.file()).hasContent("archive");
    }

    @Test
    void ofAProcessThatWasKilledIsRemoved() throws IOException {
        List<String> command = List.of("java", archive.option());
        Path written = Files.writeString(written(command), "half of it");

        ClassArchive.keep(command, false);

        assertThat(written).doesNotExist();
        assertThat(archive.file()).doesNotExist();
    }

    @Test
    void thatNobodySawTheEndOfIsRemoved() throws IOException {
        Path old = Files.createFile(folder.resolve("classes.jsa.old"));
        Path fresh = Files.createFile(folder.resolve("classes.jsa.fresh"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(3_600)));

        archive.removeAbandoned();

        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
    }

    private static Path written(List<String> command) {
        return Path.of(command.getLast().split("=", 2)[1]);
    }
}
