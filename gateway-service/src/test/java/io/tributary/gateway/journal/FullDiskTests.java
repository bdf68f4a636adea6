package io.tributary.gateway.journal;

import static io.tributary.gateway.Batches.batch;
import static io.tributary.gateway.Batches.encoded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.tributary.gateway.Batches;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTests {

    private static final int SEGMENT_BYTES = 4096;

    @TempDir Path directory;

    private final FullDisk disk = new FullDisk();
    private Journal journal;

    @BeforeEach
    void open() throws IOException {
        journal = Journals.open(directory, disk);
        journal.append(List.of(entry(1)));
    }

    @AfterEach
    void close() throws IOException {
        journal.close();
    }

    @Test
    void failedAppendLeavesTheJournalAsItWas() throws IOException {
        long end = journal.end();
        disk.fillUp();
        assertThatIOException()
                .isThrownBy(() -> journal.append(List.of(entry(2), entry(3))))
                .withMessage("No space left on device");
        assertThat(journal.end()).isEqualTo(end);
        assertThat(journal.received().contains(id(2))).isFalse();
        assertThat(journal.read(end)).isNull();

        reopen();
        assertThat(journal.end()).isEqualTo(end);
        assertThat(journal.received().contains(id(2))).isFalse();
    }

    @Test
    void laterAppendWorks() throws IOException {
        disk.fillUpAfter(1);
        assertThatIOException().isThrownBy(() -> journal.append(List.of(entry(2), entry(3))));
        disk.freeUp();
        journal.append(List.of(entry(3)));
        reopen();
        assertThat(journal.received().contains(id(1))).isTrue();
        assertThat(journal.received().contains(id(2))).isFalse();
        assertThat(journal.received().contains(id(3))).isTrue();
    }

    @Test
    void whatCouldNotBeCutBackIsWrittenOver() throws IOException {
        disk.fillUpAfter(2);
        disk.refuseToTruncate();
        assertThatIOException()
                .isThrownBy(() -> journal.append(List.of(entry(2), entry(3), entry(4))))
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
        disk.freeUp();
        journal.append(List.of(entry(5)));
        journal.append(List.of(entry(6)));
        reopen();
        assertThat(journal.received().contains(id(5))).isTrue();
        assertThat(journal.received().contains(id(6))).isTrue();
        assertThat(journal.received().contains(id(2))).isFalse();
    }

    @Test
    void fileThatCannotBeBegunIsClosedAndBegunLater() throws IOException {
        fillSegment();
        long end = journal.end();
        long open = disk.open();
        disk.fillUp();
        for (int i = 0; i < 5; i++) {
            assertThatIOException().isThrownBy(() -> journal.append(List.of(entry(5_000))));
        }
        assertThat(disk.open()).isEqualTo(open);
        assertThat(journal.end()).isEqualTo(end);

        reopen();
        assertThat(journal.end()).isEqualTo(end);
        assertThat(journal.received().contains(id(1))).isTrue();
        disk.freeUp();
        journal.append(List.of(entry(5_000)));
        reopen();
        assertThat(journal.received().contains(id(5_000))).isTrue();
        assertThat(journal.received().contains(id(1))).isTrue();
    }

    @Test
    void newFileDoesNotClaimTheBatchesThatFollowIt() throws IOException {
        fillSegment();
        disk.fillUpAfter(1);
        assertThatIOException().isThrownBy(() -> journal.append(List.of(entry(5_000))));
        reopen();
        assertThat(journal.received().contains(id(5_000))).isFalse();
        assertThat(journal.received().contains(id(1))).isTrue();
    }

    private void fillSegment() throws IOException {
        for (long number = 2; journal.end() <= SEGMENT_BYTES; number++) {
            journal.append(List.of(entry(number)));
        }
    }

    /** As after a crash: nothing is cleaned up. */
    private void reopen() throws IOException {
        journal.close();
        journal = Journals.open(directory, disk);
    }

    private static Journal.Entry entry(long number) {
        return Journal.Entry.batch(id(number), encoded(batch(number)));
    }

    private static BatchId id(long number) {
        return new BatchId(Batches.ACQUIRER, Batches.EPOCH, number);
    }
}
