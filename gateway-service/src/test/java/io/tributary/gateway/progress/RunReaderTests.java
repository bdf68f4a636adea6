package io.tributary.gateway.progress;

import static io.tributary.gateway.Batches.batch;
import static io.tributary.gateway.Batches.encoded;
import static io.tributary.gateway.Batches.number;
import static io.tributary.gateway.Batches.report;
import static io.tributary.gateway.Batches.sensed;
import static io.tributary.gateway.Batches.temperature;
import static io.tributary.gateway.Batches.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.gateway.Batches;
import io.tributary.gateway.Homes;
import io.tributary.gateway.MutableClock;
import io.tributary.gateway.aggregation.TestAggregations;
import io.tributary.gateway.deduplication.TestRecentMessages;
import io.tributary.gateway.journal.BatchId;
import io.tributary.gateway.journal.Journal;
import io.tributary.gateway.journal.JournalRecord;
import io.tributary.gateway.journal.Journals;
import io.tributary.gateway.rejection.Refusals;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.telemetry.BatchEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReaderTests {

    private static final Instant AT = MutableClock.START;
    private static final long ALL = Long.MAX_VALUE;

    @TempDir Path directory;

    private final Refusals refusals = new Refusals(Homes.GATEWAY);
    private Journal journal;
    private RunReader runs;
    private long lastNumber;

    @BeforeEach
    void open() {
        journal = Journals.open(directory);
        runs =
                new RunReader(
                        journal,
                        TestAggregations.of(Duration.ofSeconds(1)),
                        refusals,
                        TestRecentMessages.empty(),
                        Homes.GATEWAY);
    }

    @AfterEach
    void close() throws IOException {
        journal.close();
    }

    @Test
    void emptyJournalGivesAnEmptyRunThatEndsAtItsEnd() {
        Run run = runs.read(0, journal.end(), ALL, AT);
        assertThat(run.records()).isZero();
        assertThat(run.more()).isFalse();
        assertThat(run.end()).isEqualTo(journal.end()).isPositive();
    }

    @Test
    void runHoldsWholeBatchesUpToTheGivenEnd() throws IOException {
        append(temperature(1, AT), temperature(2, AT));
        long end = journal.end();
        append(temperature(3, AT));
        Run run = runs.read(0, end, ALL, AT);
        assertThat(run.records()).isOne();
        assertThat(run.aggregation().messages()).isEqualTo(2);
        assertThat(run.end()).isEqualTo(end);
        assertThat(run.more()).isFalse();

        Run next = runs.read(run.end(), journal.end(), ALL, AT);
        assertThat(next.aggregation().messages()).isOne();
    }

    @Test
    void runEndsAfterTheBatchThatReachesItsBytes() throws IOException {
        JournalRecord first = append(temperature(1, AT));
        append(temperature(2, AT));
        append(temperature(3, AT));
        long two = first.payload().length + 1L;
        Run run = runs.read(0, journal.end(), two, AT);
        assertThat(run.records()).isEqualTo(2);
        assertThat(run.more()).isTrue();
        assertThat(runs.read(0, journal.end(), 1, AT).records()).isOne();
    }

    @Test
    void runEndsAfterTheBatchThatReachesItsMessages() throws IOException {
        BatchEntry[] many = new BatchEntry[RunReader.MAX_MESSAGES - 1];
        java.util.Arrays.fill(many, temperature(1, AT));
        append(many);
        append(temperature(2, AT), temperature(3, AT));
        append(temperature(4, AT));
        Run run = runs.read(0, journal.end(), ALL, AT);
        assertThat(run.records()).isEqualTo(2);
        assertThat(run.aggregation().messages()).isEqualTo(RunReader.MAX_MESSAGES + 1);
        assertThat(run.more()).isTrue();
    }

    @Test
    void runEndsAfterTheBatchThatReachesItsJson() throws IOException {
        int devices = 0;
        for (int batch = 0; batch < 75; batch++) {
            BatchEntry[] entries = new BatchEntry[800];
            for (int i = 0; i < entries.length; i++) {
                DeviceId device = DeviceId.of("meter-" + devices++);
                entries[i] = sensed(device, AT, 1L, text("mode", "standby"));
            }
            append(entries);
        }
        long most = RunReader.MAX_JSON_BYTES;
        Run run = runs.read(0, journal.end(), ALL, AT);
        assertThat(run.aggregation().messages()).isLessThan(devices);
        assertThat(run.aggregation().bytes()).isBetween(most, most + most / 10);
        assertThat(run.more()).isTrue();

        long rest = devices - run.aggregation().messages();
        Run next = runs.read(run.end(), journal.end(), ALL, AT);
        assertThat(next.aggregation().messages()).isEqualTo(rest);
        assertThat(next.more()).isFalse();
    }

    /** Or its windows were as many documents as there are readings. */
    @Test
    void runHasRoomForSeveralReadingsOfEachOfThousandsOfDevices() throws IOException {
        int devices = RunReader.MAX_MESSAGES / 5;
        for (int seq = 1; seq <= 5; seq++) {
            BatchEntry[] entries = new BatchEntry[devices];
            for (int i = 0; i < devices; i++) {
                entries[i] = twoReadings(i, seq);
            }
            append(entries);
        }
        Run run = runs.read(0, journal.end(), ALL, AT);
        assertThat(run.aggregation().messages()).isEqualTo(RunReader.MAX_MESSAGES);
        assertThat(run.more()).isFalse();
    }

    /** Fifty devices a location. */
    private static BatchEntry twoReadings(int device, int seq) {
        Instant at = AT.plusMillis(seq);
        return new BatchEntry.SensedMessage(
                false,
                LocationName.of("hall-" + device / 50),
                DeviceId.of("meter-" + device),
                at,
                at,
                (long) seq,
                null,
                "hash",
                List.of(number("power", 1.5), number("energy", seq)));
    }

    @Test
    void rejectionsGoAlongAndEventsDoNot() throws IOException {
        Rejection ofAcquisition =
                refusals.batch(
                        "sense/kitchen/stove", new byte[] {1}, RejectionReason.RETAINED, "old", AT);
        Rejection ofOurs =
                refusals.batch(
                        "acquired/0", new byte[] {2}, RejectionReason.UNREADABLE_RECORD, "?", AT);
        append(new BatchEntry.RejectedMessage(ofAcquisition), report("light", "ON", null, AT));
        journal.append(
                List.of(Journal.Entry.rejection(JsonCodec.of(Rejection.class).encode(ofOurs))));
        Run run = runs.read(0, journal.end(), ALL, AT);
        assertThat(run.rejections())
                .extracting(Rejection::id)
                .containsExactly(ofAcquisition.id(), ofOurs.id());
        assertThat(run.aggregation().messages()).isZero();
        assertThat(run.records()).isEqualTo(2);
    }

    @Test
    void batchOfAnotherVersionBecomesARejectionAndHoldsNothingUp() throws IOException {
        append(temperature(1, AT));
        byte[] foreign =
                "{\"schema\":\"tributary/batch/2\",\"acquirer\":\"a\",\"epoch\":\"e\",\"number\":1,\"entries\":[{},{}]}"
                        .getBytes(StandardCharsets.UTF_8);
        journal.append(List.of(Journal.Entry.batch(new BatchId("a", "e", 1), foreign)));
        append(temperature(2, AT));

        for (int attempt = 0; attempt < 2; attempt++) {
            Run run = runs.read(0, journal.end(), ALL, AT);
            assertThat(run.aggregation().messages()).isEqualTo(2);
            assertThat(run.rejections())
                    .singleElement()
                    .returns(RejectionReason.INTERNAL_ERROR, Rejection::reason)
                    .returns(2L, Rejection::count)
                    .returns("acquired/0", Rejection::topic);
            assertThat(run.end()).isEqualTo(journal.end());
        }
        runs.committed(journal.end());
    }

    @Test
    void rejectionThatCannotBeReadBecomesOneItself() throws IOException {
        journal.append(List.of(Journal.Entry.rejection(new byte[] {1, 2, 3})));
        Run run = runs.read(0, journal.end(), ALL, AT);
        assertThat(run.rejections()).singleElement().returns(3L, Rejection::payloadBytes);
    }

    @Test
    void messageThatNoKafkaRecordCouldHoldBecomesARejection() throws IOException {
        append(temperature(1, AT), sensed(Homes.STOVE, AT, 9L, text("mode", "x".repeat(300_000))));
        Run run = runs.read(0, journal.end(), ALL, AT);
        assertThat(run.aggregation().messages()).isOne();
        assertThat(run.rejections())
                .singleElement()
                .returns(RejectionReason.TOO_LARGE, Rejection::reason)
                .returns(1L, Rejection::count);
    }

    @Test
    void damageIsNoRejection() throws IOException {
        append(temperature(1, AT));
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> runs.read(journal.end() - 3, journal.end(), ALL, AT))
                .withMessageContaining("damaged");
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
