package io.tributary.gateway.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.gateway.journal.BatchId;
import io.tributary.gateway.journal.Journal;
import io.tributary.gateway.journal.JournalRecord;
import io.tributary.gateway.rejection.Refusals;
import io.tributary.mqtt.packet.Oversize;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.json.MalformedMessageException;
import io.tributary.topology.json.UnknownSchemaException;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.telemetry.Batch;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
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
 * <p>Threads: {@link #offer} and {@link #connectionLost} on any; all else on the journal's own
 * thread. What waits here is bounded by the receive maximum of the MQTT connection; against a
 * broker that does not keep to it, {@link #offer} slows down.
 */
public final class Intake implements BatchReceiver {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final JsonCodec<Rejection> REJECTIONS = JsonCodec.of(Rejection.class);
    private static final int MAX_FLUSH = 256;

    /** Larger batches than acquisition ever makes are refused unread. */
    public static final int MAX_BATCH_BYTES = 16 * 1024 * 1024;

    /** So much may wait before {@link #offer} slows down. */
    static final long MAX_WAITING_BYTES = 64L * 1024 * 1024;

    private static final long RETRY_MILLIS = 1_000;
    private static final long DRAIN_MILLIS = 3_000;

    private final BlockingQueue<ReceivedBatch> waiting = new LinkedBlockingQueue<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final Journal journal;
    private final LongSupplier backlogBytes;
    private final JournaledBatches listener;
    private final Refusals refusals;
    private final InstantSource clock;
    private final IntakeMetrics metrics;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable BatchId completeUpTo;
    private volatile @Nullable String trouble;
    private volatile @Nullable Long busySinceNanos;

    /**
     * @param backlogBytes bytes in the journal that are not in Kafka
     * @param died called when the journal's thread ends by a defect
     */
    public Intake(
            Journal journal,
            LongSupplier backlogBytes,
            JournaledBatches listener,
            Refusals refusals,
            InstantSource clock,
            MeterRegistry registry,
            Consumer<Throwable> died) {
        this.journal = journal;
        this.backlogBytes = backlogBytes;
        this.listener = listener;
        this.refusals = refusals;
        this.clock = clock;
        this.metrics = new IntakeMetrics(registry, waiting);
        this.thread =
                Thread.ofPlatform()
                        .name("journal")
                        .uncaughtExceptionHandler((dead, defect) -> died.accept(defect))
                        .unstarted(this::run);
    }

    public void start() {
        completeUpTo = journal.received().completeUpTo();
        thread.start();
    }

    /**
     * Takes a batch. Blocks for a second where too much waits already. After {@link #stop} it is
     * left to the broker.
     */
    @Override
    public void offer(ReceivedBatch message) {
        if (stopping.getCount() == 0) {
            return;
        }
        waiting.add(message);
        if (waitingBytes.addAndGet(message.payload().length) > MAX_WAITING_BYTES) {
            try {
                stopping.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void connectionLost() {
        List<ReceivedBatch> gone = new ArrayList<>();
        waiting.drainTo(gone);
        left(gone);
    }

    /** An alarm where there was one: with it went the batches that the broker held for us. */
    @Override
    public void sessionMissing(boolean connectedBefore) {
        BatchId last = completeUpTo;
        if (connectedBefore || last != null) {
            metrics.sessionLost(last);
        }
    }

    private void left(List<ReceivedBatch> messages) {
        messages.forEach(message -> waitingBytes.addAndGet(-message.payload().length));
    }

    /** Journals and acknowledges what waits, and ends. */
    public void stop() {
        stopping.countDown();
        try {
            thread.join(DRAIN_MILLIS);
            thread.interrupt();
            thread.join(DRAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Why nothing is acknowledged at the moment; null when all is well. */
    public @Nullable String trouble() {
        return trouble;
    }

    /**
     * How long the same few batches have been on their way to the disk: long, without {@link
     * #trouble}, means that it hangs.
     */
    public Duration busyFor() {
        Long since = busySinceNanos;
        return since == null || trouble != null
                ? Duration.ZERO
                : Duration.ofNanos(System.nanoTime() - since);
    }

    /**
     * The newest epoch's batch up to which all stand in the journal; of number 0 when not even the
     * first does; null before the first batch of all.
     */
    public @Nullable BatchId completeUpTo() {
        return completeUpTo;
    }

    private void run() {
        List<ReceivedBatch> group = new ArrayList<>();
        try {
            while (stopping.getCount() > 0 || !waiting.isEmpty()) {
                ReceivedBatch first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    busySinceNanos = System.nanoTime();
                    group.add(first);
                    waiting.drainTo(group, MAX_FLUSH - 1);
                    flush(group);
                    left(group);
                    group.clear();
                    busySinceNanos = null;
                }
            }
        } catch (InterruptedException e) {
            LOG.info("stopped with batches that are not in the journal; the broker has them");
        }
    }

    private void flush(List<ReceivedBatch> group) throws InterruptedException {
        List<@Nullable Batch> batches = new ArrayList<>();
        List<Journal.Entry> entries = new ArrayList<>();
        Set<BatchId> inThisGroup = new HashSet<>();
        for (ReceivedBatch message : group) {
            sort(message, inThisGroup, batches, entries);
        }
        if (!entries.isEmpty()) {
            List<JournalRecord> records = append(entries);
            for (int i = 0; i < records.size(); i++) {
                journaled(entries.get(i), records.get(i), batches.get(i));
            }
            completeUpTo = journal.received().completeUpTo();
        }
        group.forEach(message -> message.acknowledgment().run());
    }

    private void sort(
            ReceivedBatch message,
            Set<BatchId> inThisGroup,
            List<@Nullable Batch> batches,
            List<Journal.Entry> entries) {
        Oversize oversize = message.oversize();
        if (oversize != null) {
            refuseUnread(message, oversize, batches, entries);
            return;
        }
        try {
            Batch batch = BatchCheck.read(message.payload());
            BatchId id = new BatchId(batch.acquirer(), batch.epoch(), batch.number());
            if (journal.received().contains(id) || !inThisGroup.add(id)) {
                metrics.repeated();
                return;
            }
            batches.add(batch);
            entries.add(Journal.Entry.batch(id, message.payload()));
        } catch (MalformedMessageException | UnknownSchemaException e) {
            refuse(message, String.valueOf(e.getMessage()), batches, entries);
        } catch (RuntimeException e) {
            // a defect of ours: this batch must not hold up the others
            LOG.error("a batch could not be handled", e);
            refuse(message, e.toString(), batches, entries);
        }
    }

    private void refuse(
            ReceivedBatch message,
            String detail,
            List<@Nullable Batch> batches,
            List<Journal.Entry> entries) {
        Rejection rejection =
                refusals.batch(
                        message.topic(),
                        message.payload(),
                        RejectionReason.UNREADABLE_RECORD,
                        detail,
                        now());
        refused(rejection, batches, entries);
    }

    private void refuseUnread(
            ReceivedBatch message,
            Oversize oversize,
            List<@Nullable Batch> batches,
            List<Journal.Entry> entries) {
        Rejection rejection =
                refusals.unreadBatch(
                        message.topic(),
                        oversize.bytes(),
                        oversize.sha256(),
                        "the batch is larger than 16 MiB",
                        now());
        refused(rejection, batches, entries);
    }

    private void refused(
            Rejection rejection, List<@Nullable Batch> batches, List<Journal.Entry> entries) {
        metrics.unreadable();
        LOG.warn("a batch cannot be read and is rejected, reason={}", rejection.detail());
        batches.add(null);
        entries.add(Journal.Entry.rejection(REJECTIONS.encode(rejection)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private List<JournalRecord> append(List<Journal.Entry> entries) throws InterruptedException {
        while (true) {
            if (backlogBytes.getAsLong() >= journal.limitBytes()) {
                inTrouble("the journal is at its limit: Kafka has been away for too long");
            } else {
                try {
                    long started = System.nanoTime();
                    List<JournalRecord> records = journal.append(entries);
                    metrics.flushed(Duration.ofNanos(System.nanoTime() - started));
                    trouble = null;
                    return records;
                } catch (IOException e) {
                    metrics.journalFailed();
                    inTrouble("the journal cannot be written: " + e.getMessage());
                }
            }
            if (stopping.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new InterruptedException("asked to stop while nothing can be journaled");
            }
        }
    }

    private void inTrouble(String what) {
        if (trouble == null) {
            LOG.error("{}; nothing is acknowledged until that is over", what);
        }
        trouble = what;
    }

    private void journaled(Journal.Entry entry, JournalRecord written, @Nullable Batch batch) {
        if (entry.batch() == null || batch == null) {
            return;
        }
        metrics.journaled(batch);
        metrics.missing(entry.batch(), journal.received().missing(entry.batch()));
        try {
            listener.journaled(written, batch);
        } catch (RuntimeException e) {
            LOG.error(
                    "a batch in the journal could not be looked at, position={}",
                    written.position(),
                    e);
        }
    }
}
