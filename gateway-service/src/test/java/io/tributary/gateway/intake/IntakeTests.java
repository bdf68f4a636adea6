package io.tributary.gateway.intake;

import static io.tributary.gateway.Batches.batch;
import static io.tributary.gateway.Batches.encoded;
import static io.tributary.gateway.Batches.temperature;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.gateway.Batches;
import io.tributary.gateway.Homes;
import io.tributary.gateway.MutableClock;
import io.tributary.gateway.journal.BatchId;
import io.tributary.gateway.journal.FullDisk;
import io.tributary.gateway.journal.Journal;
import io.tributary.gateway.journal.JournalRecord;
import io.tributary.gateway.journal.Journals;
import io.tributary.gateway.journal.RecordType;
import io.tributary.gateway.rejection.Refusals;
import io.tributary.mqtt.packet.Oversize;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.telemetry.Batch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Side by side: many of them wait for the next try to write. */
@Execution(ExecutionMode.CONCURRENT)
class IntakeTests {

    @TempDir Path directory;

    private final FullDisk disk = new FullDisk();
    private final AtomicLong backlog = new AtomicLong();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<Long> told = new CopyOnWriteArrayList<>();
    private final List<Long> acknowledged = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Throwable> died = new AtomicReference<>();
    private volatile Runnable onTold = () -> {};
    private Journal journal;
    private Intake intake;

    @BeforeEach
    void start() {
        journal = Journals.open(directory, disk);
        intake =
                new Intake(
                        journal,
                        backlog::get,
                        (entry, batch) -> {
                            told.add(batch.number());
                            onTold.run();
                        },
                        new Refusals(Homes.GATEWAY),
                        new MutableClock(),
                        registry,
                        died::set);
        intake.start();
    }

    @AfterEach
    void stop() throws IOException {
        disk.freeUp();
        backlog.set(0);
        intake.stop();
        journal.close();
    }

    @Test
    void batchIsAcknowledgedOnceItStandsInTheJournal() {
        List<Boolean> journaledBefore = new CopyOnWriteArrayList<>();
        Batch batch = batch(1, temperature(21, MutableClock.START));
        intake.offer(
                new ReceivedBatch(
                        "acquired/0", encoded(batch), () -> journaledBefore.add(stands(1))));
        await().until(() -> !journaledBefore.isEmpty());
        assertThat(journaledBefore).containsExactly(true);
        assertThat(told).containsExactly(1L);
        assertThat(Journals.payload(journal, journal.firstReadable(0))).isEqualTo(encoded(batch));
    }

    @Test
    void repeatIsDroppedButAcknowledged() {
        offer(1);
        awaitAcknowledged(1);
        offer(1, 2, 2);
        awaitAcknowledged(1, 1, 2, 2);
        assertThat(numbers()).containsExactly(1L, 2L);
        assertThat(told).containsExactly(1L, 2L);
        assertThat(registry.counter("tributary.gateway.batches.repeated").count()).isEqualTo(2);
        assertThat(registry.counter("tributary.gateway.batches").count()).isEqualTo(2);
    }

    @Test
    void batchThatComesOutOfOrderIsNoRepeatAndTheGapIsShown() {
        assertThat(intake.completeUpTo()).isNull();
        offer(1, 4);
        awaitAcknowledged(1, 4);
        assertThat(intake.completeUpTo()).isEqualTo(id(1));
        assertThat(registry.get("tributary.gateway.batches.missing").gauge().value()).isEqualTo(2);
        offer(3, 2);
        awaitAcknowledged(1, 4, 3, 2);
        assertThat(numbers()).containsExactly(1L, 4L, 3L, 2L);
        assertThat(intake.completeUpTo()).isEqualTo(id(4));
        assertThat(registry.get("tributary.gateway.batches.missing").gauge().value()).isZero();
    }

    @Test
    void unreadableBatchBecomesARejectionAndTheGoodOnesBesideItAreTaken() {
        byte[] junk = "no batch".getBytes(StandardCharsets.UTF_8);
        offer(1);
        intake.offer(new ReceivedBatch("acquired/0", junk, () -> acknowledged.add(-1L)));
        offer(2);
        awaitAcknowledged(1, -1, 2);

        List<JournalRecord> records = records();
        assertThat(records)
                .extracting(JournalRecord::type)
                .containsExactly(RecordType.BATCH, RecordType.REJECTION, RecordType.BATCH);
        Rejection rejection = JsonCodec.of(Rejection.class).decode(records.get(1).payload());
        assertThat(rejection.reason()).isEqualTo(RejectionReason.UNREADABLE_RECORD);
        assertThat(rejection.topic()).isEqualTo("acquired/0");
        assertThat(rejection.payload()).isEqualTo(junk);
        assertThat(rejection.detail()).contains("not a valid Batch");
        assertThat(told).containsExactly(1L, 2L);
        assertThat(registry.counter("tributary.gateway.batches.unreadable").count()).isOne();
    }

    @Test
    void oversizedBatchIsRefusedUnread() {
        Oversize huge = new Oversize(Intake.MAX_BATCH_BYTES + 1L, "ab".repeat(32));
        intake.offer(
                new ReceivedBatch("acquired/0", new byte[0], huge, () -> acknowledged.add(-1L)));
        awaitAcknowledged(-1);
        Rejection rejection = JsonCodec.of(Rejection.class).decode(records().getFirst().payload());
        assertThat(rejection.detail()).contains("16 MiB");
        assertThat(rejection.payloadBytes()).isEqualTo(huge.bytes());
        assertThat(rejection.sha256()).isEqualTo(huge.sha256());
    }

    @Test
    void nothingIsAcknowledgedWhileTheDiskIsFull() {
        offer(1);
        awaitAcknowledged(1);
        disk.fillUp();
        offer(2, 1);
        await().until(() -> intake.trouble() != null);
        assertThat(intake.trouble()).contains("cannot be written").contains("No space left");
        await().until(() -> registry.counter("tributary.gateway.journal.failures").count() >= 2);
        assertThat(acknowledged).containsExactly(1L);
        assertThat(told).containsExactly(1L);

        disk.freeUp();
        awaitAcknowledged(1, 2, 1);
        assertThat(intake.trouble()).isNull();
        assertThat(numbers()).containsExactly(1L, 2L);
    }

    @Test
    void nothingIsAcknowledgedWhileTheBacklogIsAtItsLimit() {
        backlog.set(Journals.LIMIT.toBytes());
        offer(1);
        await().until(() -> intake.trouble() != null);
        assertThat(intake.trouble()).contains("at its limit");
        assertThat(acknowledged).isEmpty();
        assertThat(numbers()).isEmpty();

        backlog.set(Journals.LIMIT.toBytes() - 1);
        awaitAcknowledged(1);
        assertThat(intake.trouble()).isNull();
    }

    @Test
    void whatWaitsWhenTheConnectionIsLostIsForgottenAndComesAgain() {
        disk.fillUp();
        offer(1);
        await().until(() -> intake.trouble() != null);
        offer(2);
        intake.connectionLost();
        offer(3);
        disk.freeUp();
        awaitAcknowledged(1, 3);
        assertThat(numbers()).containsExactly(1L, 3L);
    }

    @Test
    void brokerThatSendsMoreThanItMayIsSlowedDown() {
        disk.fillUp();
        offer(1);
        await().until(() -> intake.trouble() != null);
        byte[] large = new byte[(int) Intake.MAX_WAITING_BYTES];
        long started = System.nanoTime();
        intake.offer(new ReceivedBatch("acquired/0", large, () -> acknowledged.add(-1L)));
        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
        intake.connectionLost();
        started = System.nanoTime();
        offer(2);
        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isLessThan(Duration.ofMillis(900));
        disk.freeUp();
        awaitAcknowledged(1, 2);
    }

    @Test
    void stoppingJournalsAndAcknowledgesWhatWaits() {
        for (long number = 1; number <= 300; number++) {
            offer(number);
        }
        intake.stop();
        assertThat(acknowledged).hasSize(300);
        assertThat(numbers()).hasSize(300);
        offer(301);
        assertThat(acknowledged).hasSize(300);
    }

    @Test
    void stoppingDoesNotWaitForAFullDisk() {
        disk.fillUp();
        offer(1);
        await().until(() -> intake.trouble() != null);
        long started = System.nanoTime();
        intake.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
        assertThat(acknowledged).isEmpty();
    }

    @Test
    void sessionThatTheBrokerHasLostIsAnAlarmWhereThereWasOne() {
        intake.sessionMissing(false);
        assertThat(sessionsLost()).isZero();
        intake.sessionMissing(true);
        assertThat(sessionsLost()).isOne();
        offer(1);
        awaitAcknowledged(1);
        intake.sessionMissing(false);
        assertThat(sessionsLost()).isEqualTo(2);
    }

    private double sessionsLost() {
        return registry.counter("tributary.gateway.sessions.lost").count();
    }

    @Test
    void listenerThatFailsHoldsNothingUp() {
        onTold =
                () -> {
                    throw new IllegalStateException("a defect");
                };
        offer(1);
        awaitAcknowledged(1);
        onTold = () -> {};
        offer(2);
        awaitAcknowledged(1, 2);
        assertThat(died).hasNullValue();
    }

    @Test
    void deathOfTheThreadIsTold() {
        onTold =
                () -> {
                    throw new StackOverflowError();
                };
        offer(1);
        await().until(() -> died.get() != null);
        assertThat(died.get()).isInstanceOf(StackOverflowError.class);
        assertThat(acknowledged).isEmpty();
    }

    private void offer(long... numbers) {
        for (long number : numbers) {
            intake.offer(
                    new ReceivedBatch(
                            "acquired/0", encoded(batch(number)), () -> acknowledged.add(number)));
        }
    }

    private void awaitAcknowledged(long... numbers) {
        await().untilAsserted(() -> assertThat(acknowledged).containsExactly(box(numbers)));
    }

    private static Long[] box(long[] numbers) {
        return java.util.Arrays.stream(numbers).boxed().toArray(Long[]::new);
    }

    private boolean stands(long number) {
        return numbers().contains(number) && journal.received().contains(id(number));
    }

    private static BatchId id(long number) {
        return new BatchId(Batches.ACQUIRER, Batches.EPOCH, number);
    }

    private List<Long> numbers() {
        return records().stream()
                .filter(record -> record.type() == RecordType.BATCH)
                .map(record -> JsonCodec.of(Batch.class).decode(record.payload()).number())
                .toList();
    }

    private List<JournalRecord> records() {
        List<JournalRecord> records = new ArrayList<>();
        JournalRecord found = journal.read(journal.firstReadable(0));
        while (found != null) {
            records.add(found);
            found = journal.read(found.end());
        }
        return records;
    }
}
