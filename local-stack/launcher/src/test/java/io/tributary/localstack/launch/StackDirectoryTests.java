package io.tributary.localstack.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackDirectoryTests {

    @TempDir private Path parent;

    @Test
    void folderInUseIsRefusedUntilItIsGivenBack() throws IOException {
        Path root = parent.resolve("stack");
        try (StackDirectory first = StackDirectory.open(root)) {
            assertThat(first.data("kafka-broker")).isDirectory();
            assertThatExceptionOfType(StackStartException.class)
                    .isThrownBy(() -> StackDirectory.open(root).close())
                    .withMessageContaining("is running in " + root);
        }
        StackDirectory.open(root).close();
    }

    @Test
    void folderWithOtherFilesIsLeftAlone() throws IOException {
        Path home = Files.createDirectory(parent.resolve("home"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(home.resolve("letter.txt"), "mine");
        assertThatExceptionOfType(StackStartException.class)
                .isThrownBy(() -> StackDirectory.open(home).close())
                .withMessageStartingWith(home + " is neither empty nor a local stack's folder")
                .withMessageContaining("TRIBUTARY_STACK_DIRECTORY");
        assertThatExceptionOfType(StackStartException.class)
                .isThrownBy(() -> StackDirectory.open(home.resolve("letter.txt")).close());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwxr-xr-x");
        assertThat(home).isDirectoryNotContaining("glob:**/lock");
    }

    @Test
    void folderThatHoldsOnlyPasswordsIsTaken() throws IOException {
        Files.writeString(parent.resolve("secrets.properties"), "device=known\n");
        StackDirectory.open(parent).close();
        assertThat(parent).isDirectoryContaining("glob:**/lock");
    }

    @Test
    void recordThatACrashToreIsReadAsFarAsItGoes() throws Exception {
        RunRecord record = new RunRecord(parent);
        Process process = new ProcessBuilder("sleep", "60").start();
        Files.writeString(parent.resolve("processes"), "\nno number 1\n99999999999999999999 1\n");
        record.add(process.toHandle());
        Files.writeString(parent.resolve("processes"), "123", StandardOpenOption.APPEND);
        assertThat(record.survivors()).containsExactly(process.toHandle());
        process.destroyForcibly().waitFor();
    }

    @Test
    void processesOfAnEarlierRunAreFoundAndWaitedFor() throws Exception {
        RunRecord record = new RunRecord(parent);
        assertThat(record.survivors()).isEmpty();
        Process process = new ProcessBuilder("sleep", "60").start();
        record.add(process.toHandle());
        assertThat(record.survivors()).containsExactly(process.toHandle());
        assertThat(RunRecord.awaitEnd(record.survivors(), Duration.ofMillis(50))).isFalse();
        process.destroyForcibly().waitFor();
        assertThat(record.survivors()).isEmpty();
        record.clear();
        assertThat(record.survivors()).isEmpty();
    }
}
