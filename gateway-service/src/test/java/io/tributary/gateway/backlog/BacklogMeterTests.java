package io.tributary.gateway.backlog;

import static io.tributary.gateway.Batches.batch;
import static io.tributary.gateway.Batches.encoded;
import static io.tributary.gateway.Batches.status;
import static io.tributary.gateway.Batches.temperature;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.gateway.Batches;
import io.tributary.gateway.Homes;
import io.tributary.gateway.MutableClock;
import io.tributary.gateway.journal.BatchId;
import io.tributary.gateway.journal.Journal;
import io.tributary.gateway.journal.Journals;
import io.tributary.gateway.rejection.Refusals;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.telemetry.BatchEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacklogMeterTests {

    private static final Instant AT = MutableClock.START;

    @TempDir Path directory;

    private final AtomicLong committed = new AtomicLong();
    private final MutableClock clock = new MutableClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Journal journal;
    private BacklogMeter meter;
    private long lastNumber;

    @BeforeEach
    void open() {
        journal = Journals.open(directory);
        meter = new BacklogMeter(journal, committed::get, clock, registry);
    }

    @AfterEach
    void close() throws IOException {
        journal.close();
    }

    @Test
    void emptyJournalHasNoOldestAndLastsForEver() {
        committed.set(journal.end());
        assertThat(meter.measure(0))
                .isEqualTo(new BacklogFigures(0, Journals.LIMIT.toBytes(), null, null));
        assertThat(gauge("oldest.seconds")).isZero();
        assertThat(gauge("hours.left")).isNaN();
        assertThat(gauge("limit.bytes")).isEqualTo((double) Journals.LIMIT.toBytes());
    }

    @Test
    void oldestIsTheFirstThatIsNotInKafka() throws IOException {
        append(temperature(21, AT.minusSeconds(60)));
        long position = journal.end();
        append(status(Homes.STOVE, "online", AT.minusSeconds(30)));
        append(temperature(23, AT));
        assertThat(meter.measure(0).oldestAt()).isEqualTo(AT.minusSeconds(60).plusMillis(5));
        committed.set(position);
        BacklogFigures figures = meter.measure(0);
        assertThat(figures.oldestAt()).isEqualTo(AT.minusSeconds(30));
        assertThat(figures.bytes()).isEqualTo(journal.end() - position);
        assertThat(gauge("bytes")).isEqualTo((double) figures.bytes());
        assertThat(gauge("oldest.seconds")).isEqualTo(30);
        clock.advance(Duration.ofSeconds(5));
        assertThat(gauge("oldest.seconds")).isEqualTo(35);
    }

    @Test
    void rejectionsHaveAnAgeToo() throws IOException {
        Rejection rejection =
                new Refusals(Homes.GATEWAY)
                        .batch(
                                "acquired/0",
                                new byte[] {1},
                                RejectionReason.UNREADABLE_RECORD,
                                "junk",
                                AT.minusSeconds(7));
        journal.append(
                List.of(Journal.Entry.rejection(JsonCodec.of(Rejection.class).encode(rejection))));
        assertThat(meter.measure(0).oldestAt()).isEqualTo(AT.minusSeconds(7));
        committed.set(journal.end());
        append(new BatchEntry.RejectedMessage(rejection));
        assertThat(meter.measure(0).oldestAt()).isEqualTo(AT.minusSeconds(7));
    }

    @Test
    void batchThatCannotBeReadHasNoAge() throws IOException {
        journal.append(
                List.of(
                        Journal.Entry.batch(
                                new BatchId(Batches.ACQUIRER, Batches.EPOCH, 1), new byte[] {1})));
        assertThat(meter.measure(0).oldestAt()).isNull();
        assertThat(meter.figures().bytes()).isPositive();
    }

    @Test
    void hoursLeftAreThoseOfThePresentRate() throws IOException {
        meter.measure(0);
        long before = journal.end();
        for (int i = 0; i < 100; i++) {
            append(temperature(21, AT));
        }
        Double hoursLeft = meter.measure(Duration.ofSeconds(100).toNanos()).hoursLeft();
        double bytesPerSecond = (journal.end() - before) / 100.0;
        double room = Journals.LIMIT.toBytes() - journal.bytesAfter(0);
        assertThat(hoursLeft)
                .isNotNull()
                .isCloseTo(room / bytesPerSecond / 3600, withinPercentage(1));
        assertThat(gauge("hours.left")).isEqualTo(hoursLeft);
    }

    private void append(BatchEntry... entries) throws IOException {
        lastNumber++;
        journal.append(
                List.of(
                        Journal.Entry.batch(
                                new BatchId(Batches.ACQUIRER, Batches.EPOCH, lastNumber),
                                encoded(batch(lastNumber, entries)))));
    }

    private double gauge(String name) {
        return registry.get("tributary.gateway.backlog." + name).gauge().value();
    }
}
