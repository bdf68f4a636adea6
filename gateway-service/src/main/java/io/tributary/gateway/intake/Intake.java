package io.tributary.gateway.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.gateway.journal.Journal;
import io.tributary.gateway.journal.JournalRecord;
import io.tributary.gateway.journal.RecordType;
import io.tributary.gateway.site.GatewayIdentity;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.json.MalformedMessageException;
import io.tributary.topology.json.UnknownSchemaException;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.telemetry.Batch;
import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings batches into the journal and acknowledges them then, not before.
 *
 * <p>Promise: a batch is acknowledged after it stands on the disk, or when the journal has it
 * already. While the disk is full, or the backlog is at its limit, nothing is acknowledged and the
 * broker keeps what comes. A batch that cannot be read becomes a rejection in the journal. One
 * flush serves all batches that arrived during the one before.
 *
 * <p>Threads: {@link #offer} on any; all else on the journal's own thread. What waits here is
 * bounded by the receive maximum of the MQTT connection.
 */
public final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final JsonCodec<Batch> BATCHES = JsonCodec.of(Batch.class);
    private static final JsonCodec<Rejection> REJECTIONS = JsonCodec.of(Rejection.class);
    private static final int MAX_FLUSH = 256;
    private static final long RETRY_MILLIS = 1_000;

    private final BlockingQueue<ReceivedMessage> waiting = new LinkedBlockingQueue<>();
    private final GatewayIdentity gateway;
    private final Journal journal;
    private final LongSupplier room;
    private final JournaledBatches listener;
    private final InstantSource clock;
    private final IntakeMetrics metrics;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile @Nullable String trouble;

    /**
     * @param room bytes the journal may still grow by
     */
    public Intake(
            GatewayIdentity gateway,
            Journal journal,
            LongSupplier room,
            JournaledBatches listener,
            InstantSource clock,
            MeterRegistry registry) {
        this.gateway = gateway;
        this.journal = journal;
        this.room = room;
        this.listener = listener;
        this.clock = clock;
        this.metrics = new IntakeMetrics(registry);
        this.thread = Thread.ofPlatform().name("journal").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Takes a batch. Does not block. After {@link #stop} it is left to the broker. */
    public void offer(ReceivedMessage message) {
        if (!stopping) {
            waiting.add(message);
        }
    }

    /** Journals what waits, and ends. */
    public void stop() {
        stopping = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
            thread.interrupt();
            thread.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Why nothing is acknowledged at the moment; null when all is well. */
    public @Nullable String trouble() {
        return trouble;
    }

    private void run() {
        List<ReceivedMessage> group = new ArrayList<>();
        try {
            while (!stopping || !waiting.isEmpty()) {
                ReceivedMessage first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    group.add(first);
                    waiting.drainTo(group, MAX_FLUSH - 1);
                    flush(group);
                    group.clear();
                }
            }
        } catch (InterruptedException e) {
            LOG.info("stopped with batches that are not in the journal; the broker has them");
        }
    }

    private void flush(List<ReceivedMessage> group) throws InterruptedException {
        List<@Nullable Batch> batches = new ArrayList<>();
        List<Journal.Entry> entries = new ArrayList<>();
        for (ReceivedMessage message : group) {
            sort(message, batches, entries);
        }
        if (!entries.isEmpty()) {
            List<JournalRecord> records = append(entries);
            for (int i = 0; i < records.size(); i++) {
                Batch batch = batches.get(i);
                if (batch != null) {
                    tell(records.get(i), batch);
                }
            }
            metrics.journaled(records.size());
        }
        group.forEach(message -> message.acknowledgment().run());
    }

    private void sort(
            ReceivedMessage message, List<@Nullable Batch> batches, List<Journal.Entry> entries) {
        try {
            Batch batch = BATCHES.decode(message.payload());
            if (!journal.received().add(batch.acquirer(), batch.epoch(), batch.number())) {
                metrics.repeated();
                return;
            }
            metrics.missing(
                    batch.acquirer(),
                    batch.epoch(),
                    journal.received().missing(batch.acquirer(), batch.epoch()));
            batches.add(batch);
            entries.add(new Journal.Entry(RecordType.BATCH, message.payload()));
        } catch (MalformedMessageException | UnknownSchemaException e) {
            metrics.unreadable();
            LOG.warn("a batch cannot be read and is rejected, reason={}", e.getMessage());
            batches.add(null);
            entries.add(
                    new Journal.Entry(
                            RecordType.REJECTION, REJECTIONS.encode(rejection(message, e))));
        }
    }

    private Rejection rejection(ReceivedMessage message, RuntimeException e) {
        return Rejection.of(
                UUID.nameUUIDFromBytes(message.payload()),
                gateway.site(),
                "batch",
                message.topic(),
                null,
                null,
                RejectionReason.UNREADABLE_RECORD,
                String.valueOf(e.getMessage()),
                message.payload(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private List<JournalRecord> append(List<Journal.Entry> entries) throws InterruptedException {
        long bytes = entries.stream().mapToLong(entry -> entry.payload().length).sum();
        while (true) {
            if (room.getAsLong() < bytes) {
                inTrouble("the journal is at its limit: Kafka has been away for too long");
            } else {
                try {
                    List<JournalRecord> records = journal.append(entries);
                    trouble = null;
                    return records;
                } catch (IOException e) {
                    metrics.journalFailed();
                    inTrouble("the journal cannot be written: " + e.getMessage());
                }
            }
            Thread.sleep(RETRY_MILLIS);
        }
    }

    private void inTrouble(String what) {
        if (trouble == null) {
            LOG.error("{}; nothing is acknowledged until that is over", what);
        }
        trouble = what;
    }

    private void tell(JournalRecord entry, Batch batch) {
        try {
            listener.journaled(entry, batch);
        } catch (RuntimeException e) {
            LOG.error(
                    "a batch in the journal could not be looked at, position={}",
                    entry.position(),
                    e);
        }
    }
}
