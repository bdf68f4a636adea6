package io.tributary.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.gateway.Homes;
import io.tributary.gateway.MutableClock;
import io.tributary.topology.telemetry.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class JournalDirectoryTests {

    static final String OWNER = "tributary-home-home-gw-0";

    @TempDir Path temporary;

    @Test
    void directoryIsMadeAndLockedOnce() throws IOException {
        try (JournalDirectory second = directory()) {
            try (JournalDirectory first = directory()) {
                first.lock(OWNER);
                assertThatExceptionOfType(UncheckedIOException.class)
                        .isThrownBy(() -> second.lock(OWNER))
                        .withMessageContaining("in use by another gateway process")
                        .withMessageContaining("tributary.gateway.id");
            }
            assertThatCode(() -> second.lock(OWNER)).doesNotThrowAnyException();
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
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> ours.lock(OWNER));
            other.destroyForcibly();
            assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThatCode(() -> ours.lock(OWNER)).doesNotThrowAnyException();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void placeThatIsNoDirectoryIsTold() throws IOException {
        Files.createFile(temporary.resolve("journal"));
        try (JournalDirectory directory = directory()) {
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> directory.lock(OWNER))
                    .withMessageContaining("journal");
        }
    }

    @Test
    void journalOfTheDirectoryIsOpened() throws IOException {
        try (JournalDirectory directory = directory()) {
            directory.lock(OWNER);
            try (Journal journal = directory.open(700)) {
                assertThat(journal.end()).isGreaterThan(700);
            }
        }
    }

    @Test
    void journalOfAnotherGatewayIsRefused() throws IOException {
        try (JournalDirectory first = directory()) {
            first.lock(OWNER);
        }
        try (JournalDirectory second = directory()) {
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> second.lock("tributary-farm-farm-gw-0"))
                    .withMessageContaining("is that of " + OWNER)
                    .withMessageContaining("tributary.gateway.journal.directory");
        }
    }

    @Test
    void progressOfThisJournalIsOursHoweverOftenItIsOpened() throws IOException {
        String id;
        try (JournalDirectory first = directory()) {
            first.lock(OWNER);
            assertThatCode(() -> first.require(null)).doesNotThrowAnyException();
            assertThatCode(() -> first.require(progress(null))).doesNotThrowAnyException();
            try (Journal journal = first.open(0)) {
                id = journal.id();
            }
        }
        try (JournalDirectory second = directory()) {
            second.lock(OWNER);
            assertThatCode(() -> second.require(progress(id))).doesNotThrowAnyException();
        }
    }

    @Test
    void progressOfAnotherJournalIsRefusedUnlessWeAreToTakeOver() throws IOException {
        try (JournalDirectory directory = directory()) {
            directory.lock(OWNER);
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> directory.require(progress("another")))
                    .withMessageContaining("id another, last commit 7")
                    .withMessageContaining("take-over=true");
        }
        try (JournalDirectory directory = directory(true)) {
            directory.lock(OWNER);
            assertThatCode(() -> directory.require(progress("another"))).doesNotThrowAnyException();
        }
    }

    private static Progress progress(@Nullable String journal) {
        return new Progress(
                Homes.SITE, Homes.GATEWAY.gateway(), 0, 7, 700, journal, MutableClock.START);
    }

    private JournalDirectory directory() {
        return directory(false);
    }

    private JournalDirectory directory(boolean takeOver) {
        return new JournalDirectory(
                new JournalProperties(
                        temporary.resolve("journal"),
                        DataSize.ofMegabytes(1),
                        DataSize.ofMegabytes(1),
                        Duration.ofMinutes(1),
                        takeOver),
                FileOpener.DISK);
    }
}
