package io.tributary.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class JournalDirectoryTests {

    @TempDir Path temporary;

    @Test
    void directoryIsMadeAndLockedOnce() throws IOException {
        try (JournalDirectory second = directory()) {
            try (JournalDirectory first = directory()) {
                first.lock();
                assertThatExceptionOfType(UncheckedIOException.class)
                        .isThrownBy(second::lock)
                        .withMessageContaining("in use by another gateway process")
                        .withMessageContaining("tributary.gateway.id");
            }
            assertThatCode(second::lock).doesNotThrowAnyException();
        }
    }

    @Test
    void directoryThatAnotherProcessUsesIsRefusedUntilThatDies() throws Exception {
        Process other =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                LockHolder.class.getName(),
                                temporary.resolve("journal").toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (JournalDirectory ours = directory();
                BufferedReader output = other.inputReader()) {
            assertThat(output.readLine()).isEqualTo("locked");
            assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(ours::lock);
            other.destroyForcibly();
            assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThatCode(ours::lock).doesNotThrowAnyException();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void placeThatIsNoDirectoryIsTold() throws IOException {
        Files.createFile(temporary.resolve("journal"));
        try (JournalDirectory directory = directory()) {
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(directory::lock)
                    .withMessageContaining("journal");
        }
    }

    @Test
    void journalOfTheDirectoryIsOpened() throws IOException {
        try (JournalDirectory directory = directory()) {
            directory.lock();
            try (Journal journal = directory.open(700)) {
                assertThat(journal.end()).isGreaterThan(700);
            }
        }
    }

    private JournalDirectory directory() {
        return new JournalDirectory(
                new JournalProperties(
                        temporary.resolve("journal"),
                        DataSize.ofMegabytes(1),
                        DataSize.ofMegabytes(1),
                        Duration.ofMinutes(1)),
                FileOpener.DISK);
    }
}
