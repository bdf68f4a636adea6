package io.tributary.gateway.start;

import static io.tributary.gateway.Batches.batch;
import static io.tributary.gateway.Batches.encoded;
import static io.tributary.gateway.Batches.report;
import static io.tributary.gateway.Batches.status;
import static io.tributary.gateway.Batches.temperature;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

import io.tributary.gateway.Batches;
import io.tributary.gateway.Homes;
import io.tributary.gateway.MutableClock;
import io.tributary.gateway.command.Commands;
import io.tributary.gateway.journal.BatchId;
import io.tributary.gateway.journal.Journal;
import io.tributary.gateway.journal.JournalRecord;
import io.tributary.gateway.journal.Journals;
import io.tributary.gateway.journal.RecordType;
import io.tributary.gateway.presence.PresenceBook;
import io.tributary.topology.telemetry.BatchEntry;
import io.tributary.topology.telemetry.BatchEntry.DeviceEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFollowerTests {

    private static final Instant AT = MutableClock.START;

    @TempDir Path directory;

    private final PresenceBook presence = new PresenceBook(Homes.home(), AT);
    private final Commands commands = mock(Commands.class);
    private final JournalFollower follower = new JournalFollower(presence, commands);
    private Journal journal;
    private long lastNumber;

    @BeforeEach
    void open() {
        journal = Journals.open(directory);
    }

    @AfterEach
    void close() throws IOException {
        journal.close();
    }

    @Test
    void whatWasNotCommittedIsLookedAtAgain() throws Exception {
        DeviceEvent committed = report("light", "OFF", null, AT);
        DeviceEvent uncommitted = report("light", "ON", null, AT);
        long position = append(committed).end();
        append(status(Homes.STOVE, "online", AT), uncommitted);
        follower.replay(journal, position);
        assertThat(presence.isPresent(Homes.KITCHEN, Homes.STOVE)).isTrue();
        then(commands).should().replayed(uncommitted);
        then(commands).should(never()).replayed(committed);
        then(commands).should(never()).reported(any());
    }

    @Test
    void recordThatCannotBeReadHoldsTheStartNotUp() throws Exception {
        journal.append(List.of(Journal.Entry.batch(new BatchId("a", "e", 1), encoded(batch(1)))));
        byte[] foreign =
                "{\"acquirer\":\"a\",\"epoch\":\"e\",\"number\":2}"
                        .getBytes(StandardCharsets.UTF_8);
        journal.append(List.of(Journal.Entry.batch(new BatchId("a", "e", 2), foreign)));
        journal.append(List.of(Journal.Entry.rejection(new byte[] {1})));
        append(temperature(21, AT));
        follower.replay(journal, 0);
        assertThat(presence.isPresent(Homes.KITCHEN, Homes.STOVE)).isTrue();
    }

    @Test
    void entryThatCannotBeAppliedDoesNotTakeTheOthersWithIt() {
        DeviceEvent bad = report("light", "ON", "no UUID", AT);
        DeviceEvent good = report("bell", "PRESS", null, AT);
        willThrow(new IllegalStateException("ended")).given(commands).reported(good);
        follower.journaled(
                new JournalRecord(1, 2, RecordType.BATCH, new byte[0]),
                batch(1, bad, good, temperature(21, AT)));
        then(commands).should().reported(good);
        assertThat(presence.isPresent(Homes.KITCHEN, Homes.STOVE)).isTrue();
    }

    @Test
    void replayEndsWhenTheGatewayIsAskedTo() throws Exception {
        append(report("light", "ON", null, AT));
        append(report("light", "OFF", null, AT));
        willAnswer(
                        call -> {
                            Thread.currentThread().interrupt();
                            return null;
                        })
                .given(commands)
                .replayed(any());
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> follower.replay(journal, 0));
        then(commands).should(times(1)).replayed(any());
    }

    private JournalRecord append(BatchEntry... entries) throws IOException {
        lastNumber++;
        return journal.append(
                        List.of(
                                Journal.Entry.batch(
                                        new BatchId(Batches.ACQUIRER, Batches.EPOCH, lastNumber),
                                        encoded(batch(lastNumber, entries)))))
                .getFirst();
    }
}
