package io.tributary.gateway.journal;

import static io.tributary.gateway.Batches.batch;
import static io.tributary.gateway.Batches.encoded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tributary.gateway.Batches;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class JournalTests {

    private static final Duration RETENTION = Duration.ofMinutes(15);
    private final Instant now = Instant.now();

    @TempDir Path directory;

    private final List<Journal> opened = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Journal journal : opened) {
            journal.close();
        }
    }

    @Test
    void appendedRecordsAreReadBackInOrder() throws IOException {
        Journal journal = open();
        List<JournalRecord> appended = journal.append(List.of(entry(1), entry(2)));
        journal.append(List.of(Journal.Entry.rejection(new byte[] {42})));

        assertThat(numbers(journal)).containsExactly(1L, 2L);
        JournalRecord last = read(journal, appended.getLast().end());
        assertThat(last.type()).isEqualTo(RecordType.REJECTION);
        assertThat(last.payload()).containsExactly(42);
        assertThat(journal.read(last.end())).isNull();
        assertThat(last.end()).isEqualTo(journal.end());
    }

    @Test
    void everythingIsThereAfterReopening() throws IOException {
        Journal before = open();
        before.append(List.of(entry(1), entry(3)));
        before.close();

        Journal after = open();
        assertThat(after.end()).isEqualTo(before.end());
        assertThat(numbers(after)).containsExactly(1L, 3L);
        assertThat(after.received().contains(id(3))).isTrue();
        assertThat(after.received().contains(id(2))).isFalse();
    }

    @Test
    void journalGoesOnOverSeveralFiles() throws IOException {
        Journal journal = open();
        for (long number = 1; number <= 200; number++) {
            journal.append(List.of(entry(number)));
        }
        assertThat(files()).hasSizeGreaterThan(3);
        assertThat(numbers(journal)).hasSize(200).isSorted().doesNotHaveDuplicates();
        journal.close();
        Journal reopened = open();
        assertThat(numbers(reopened)).hasSize(200).isSorted();
        assertThat(reopened.received().contains(id(1))).isTrue();
    }

    @Test
    void tornEndIsCutOffWhereverItWasTorn() throws IOException {
        Journal before = open();
        JournalRecord first = before.append(List.of(entry(1))).getFirst();
        JournalRecord last = before.append(List.of(entry(2))).getFirst();
        before.close();
        Path whole = Files.copy(files().getFirst(), directory.resolve("whole"));
        long frame = last.end() - last.position();

        for (long cut = 1; cut <= frame; cut++) {
            Path file = files().getFirst();
            Files.copy(whole, file, StandardCopyOption.REPLACE_EXISTING);
            truncate(file, Files.size(file) - cut);

            try (Journal after = open()) {
                assertThat(after.end()).as("cut by %d", cut).isEqualTo(first.end());
                assertThat(after.received().contains(id(2))).isFalse();
                after.append(List.of(entry(2)));
                assertThat(numbers(after)).containsExactly(1L, 2L);
            }
        }
    }

    @Test
    void tornGroupIsCutOffEvenIfTheDiskKeptItsLaterPart() throws IOException {
        Journal before = open();
        JournalRecord kept = before.append(List.of(entry(1))).getFirst();
        JournalRecord lost = before.append(List.of(entry(2), entry(3))).getFirst();
        before.close();
        damage(lost);

        Journal after = open();
        assertThat(after.end()).isEqualTo(kept.end());
        assertThat(numbers(after)).containsExactly(1L);
    }

    @Test
    void damageBeforeWhatWasFlushedLaterIsRefused() throws IOException {
        Journal before = open();
        JournalRecord damaged = before.append(List.of(entry(1))).getFirst();
        before.append(List.of(entry(2)));
        before.close();
        damage(damaged);

        assertThatExceptionOfType(JournalDamagedException.class)
                .isThrownBy(this::open)
                .withMessageContaining(files().getFirst().toString())
                .withMessageContaining("position " + damaged.position())
                .withMessageContaining("move the journal's directory away");
    }

    @Test
    void damageInAnEarlierFileIsRefusedWhenItIsRead() throws IOException {
        Journal before = open();
        JournalRecord damaged = before.append(List.of(entry(1))).getFirst();
        fillUntilFiles(before, 2);
        before.close();
        damage(damaged);

        Journal after = open();
        assertThatExceptionOfType(JournalDamagedException.class)
                .isThrownBy(() -> after.read(damaged.position()));
    }

    @Test
    void earlierFileThatEndsTooSoonIsNotPassedOver() throws IOException {
        Journal before = open();
        JournalRecord first = before.append(List.of(entry(1))).getFirst();
        fillUntilFiles(before, 2);
        before.close();
        Path file = files().getFirst();
        truncate(file, first.end() - base(file));

        Journal after = open();
        assertThatExceptionOfType(JournalDamagedException.class)
                .isThrownBy(() -> after.read(first.end()));
    }

    @Test
    void recordOfAnotherPositionIsNoRecord() throws IOException {
        Journal before = open();
        JournalRecord first = before.append(List.of(entry(1))).getFirst();
        JournalRecord second = before.append(List.of(entry(2))).getFirst();
        before.close();
        Path file = files().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        int length = (int) (first.end() - first.position());
        System.arraycopy(
                bytes, (int) (first.position() - 1), bytes, (int) (second.position() - 1), length);
        Files.write(file, bytes);

        assertThat(open().end()).isEqualTo(first.end());
    }

    @Test
    void zeroesAfterTheEndAreNoRecords() throws IOException {
        Journal before = open();
        before.append(List.of(entry(1)));
        before.close();
        Files.write(files().getFirst(), new byte[4096], StandardOpenOption.APPEND);

        assertThat(open().end()).isEqualTo(before.end());
    }

    @Test
    void fileThatACrashLeftUnbegunTakesNothingWithIt() throws IOException {
        Journal before = open();
        before.append(List.of(entry(1), entry(2)));
        before.close();
        Path next = directory.resolve("%019d.journal".formatted(before.end()));
        byte[] frame =
                Frame.encode(
                                before.end(),
                                before.end(),
                                RecordType.RECEIVED,
                                before.received().encode())
                        .array();

        for (int length = 0; length < frame.length; length++) {
            Files.write(next, List.of());
            Files.write(next, Arrays.copyOf(frame, length));
            try (Journal after = open()) {
                assertThat(after.end()).as("%d bytes", length).isEqualTo(before.end());
                assertThat(after.received().contains(id(2))).isTrue();
                assertThat(numbers(after)).containsExactly(1L, 2L);
            }
        }
    }

    @Test
    void unbegunFileAfterALostEndIsDamage() throws IOException {
        Journal before = open();
        JournalRecord last = before.append(List.of(entry(1))).getFirst();
        before.close();
        damage(last);
        Files.createFile(directory.resolve("%019d.journal".formatted(before.end())));

        assertThatExceptionOfType(JournalDamagedException.class).isThrownBy(this::open);
    }

    @Test
    void newDirectoryGoesOnWhereKafkaIs() throws IOException {
        Journal journal = open(5_000);
        assertThat(journal.end()).isGreaterThan(5_000);
        JournalRecord first = journal.append(List.of(entry(1))).getFirst();
        assertThat(first.position()).isGreaterThan(5_000);
        assertThat(read(journal, 5_000).position()).isEqualTo(first.position());
    }

    @Test
    void firstPositionIsOne() throws IOException {
        Journal journal = open();
        assertThat(journal.firstReadable(0)).isOne();
        assertThatIllegalStateException()
                .isThrownBy(() -> journal.read(0))
                .withMessageContaining("before the journal's first segment");
    }

    @Test
    void journalThatIsBehindKafkaGoesOnThereAndStillReadsWhatItHas() throws IOException {
        Journal before = open();
        before.append(List.of(entry(1)));
        before.close();

        Journal after = open(50_000);
        JournalRecord next = after.append(List.of(entry(2))).getFirst();
        assertThat(next.position()).isGreaterThan(50_000);
        assertThat(read(after, 50_000).position()).isEqualTo(next.position());
        assertThat(numbers(after)).containsExactly(1L, 2L);
        assertThat(after.received().contains(id(1))).isTrue();
    }

    @Test
    void forgettingKeepsWhatIsNotCommitted() throws IOException {
        Journal journal = open();
        fillUntilFiles(journal, 4);
        age();
        long committed = base(files().get(2)) + 1;
        journal.forget(committed, now);
        assertThat(files()).hasSize(2);
        assertThat(journal.firstReadable(0)).isLessThan(committed);
    }

    @Test
    void forgettingKeepsWhatIsYoungAndTheLastFile() throws IOException {
        Journal journal = open();
        fillUntilFiles(journal, 3);
        journal.forget(journal.end(), now);
        assertThat(files()).hasSize(3);

        age();
        journal.forget(journal.end(), now);
        assertThat(files()).hasSize(1);
        journal.append(List.of(entry(10_000)));
    }

    @Test
    void receivedBatchesSurviveTheFilesTheyCameIn() throws IOException {
        Journal before = open();
        before.append(List.of(entry("old-epoch", 7)));
        fillUntilFiles(before, 3);
        age();
        before.forget(before.end(), now);
        before.close();

        Journal after = open();
        assertThat(after.received().contains(id("old-epoch", 7))).isTrue();
        assertThat(after.received().contains(id(1))).isTrue();
    }

    @Test
    void backlogIsCountedFromTheFirstReadablePosition() throws IOException {
        Journal journal = open(5_000);
        assertThat(journal.bytesAfter(journal.end())).isZero();
        assertThat(journal.bytesAfter(0)).isEqualTo(journal.end() - 5_000);
        assertThat(journal.limitBytes()).isEqualTo(1024 * 1024);
    }

    @Test
    void recordThatNoReaderWouldTakeIsNotWritten() throws IOException {
        Journal journal = open();
        long end = journal.end();
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                journal.append(
                                        List.of(
                                                entry(1),
                                                Journal.Entry.rejection(
                                                        new byte[Frame.MAX_PAYLOAD_BYTES + 1]))));
        assertThat(journal.end()).isEqualTo(end);
        assertThat(journal.received().contains(id(1))).isFalse();
    }

    private Journal open() throws IOException {
        return open(0);
    }

    private Journal open(long atLeast) throws IOException {
        Journal journal =
                Journal.open(
                        new JournalProperties(
                                directory,
                                DataSize.ofKilobytes(4),
                                DataSize.ofMegabytes(1),
                                RETENTION,
                                false),
                        FileOpener.DISK,
                        Journals.ID,
                        atLeast);
        opened.add(journal);
        return journal;
    }

    private static Journal.Entry entry(long number) {
        return entry(Batches.EPOCH, number);
    }

    private static Journal.Entry entry(String epoch, long number) {
        return Journal.Entry.batch(id(epoch, number), encoded(batch(epoch, number)));
    }

    private static BatchId id(long number) {
        return id(Batches.EPOCH, number);
    }

    private static BatchId id(String epoch, long number) {
        return new BatchId(Batches.ACQUIRER, epoch, number);
    }

    private void fillUntilFiles(Journal journal, int count) throws IOException {
        for (long number = 1; files().size() < count; number++) {
            journal.append(List.of(entry(number)));
        }
    }

    /** Numbers of all batches in the journal. */
    private static List<Long> numbers(Journal journal) {
        List<Long> numbers = new ArrayList<>();
        JournalRecord found = journal.read(journal.firstReadable(0));
        while (found != null) {
            if (found.type() == RecordType.BATCH) {
                numbers.add(BatchId.of(found.payload()).number());
            }
            found = journal.read(found.end());
        }
        return numbers;
    }

    private static JournalRecord read(Journal journal, long position) {
        JournalRecord found = journal.read(position);
        assertThat(found).isNotNull();
        return found;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> file.toString().endsWith(".journal"))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }

    private static long base(Path file) {
        return Segment.baseOf(file).orElseThrow();
    }

    private void damage(JournalRecord record) throws IOException {
        Path file =
                files().stream()
                        .filter(each -> base(each) <= record.position())
                        .reduce((first, second) -> second)
                        .orElseThrow();
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long at = record.end() - 1 - base(file);
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, at);
            channel.write(ByteBuffer.wrap(new byte[] {(byte) ~one.get(0)}), at);
        }
    }

    private static void truncate(Path file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    private void age() throws IOException {
        for (Path file : files()) {
            Files.setLastModifiedTime(file, FileTime.from(now.minus(RETENTION).minusSeconds(60)));
        }
    }
}
