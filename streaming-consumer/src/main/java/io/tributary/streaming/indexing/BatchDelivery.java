package io.tributary.streaming.indexing;

import io.tributary.streaming.deadletter.DeadLettersUnavailableException;
import io.tributary.streaming.deadletter.Rejections;
import io.tributary.streaming.document.Document;
import io.tributary.streaming.document.SourceRecord;
import io.tributary.streaming.indexing.ItemOutcome.Duplicate;
import io.tributary.streaming.indexing.ItemOutcome.NotNow;
import io.tributary.streaming.indexing.ItemOutcome.Refused;
import io.tributary.streaming.indexing.ItemOutcome.Stored;
import io.tributary.topology.rejection.Rejection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One batch of records on its way through one feed. Used once, by one thread. */
final class BatchDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(BatchDelivery.class);

    private final Feed feed;
    private final BulkWriter writer;
    private final IndexingMetrics metrics;
    private final FeedState state;
    private final StopSignal stop;
    private final BulkBuffer buffer;
    private final List<SourceRecord> records;
    private final List<Letter> letters = new ArrayList<>();
    private final long deadline;

    /** Records before this one are done, but for their dead letters. */
    private int firstOpen;

    private boolean heldUp;

    BatchDelivery(
            Feed feed,
            BulkWriter writer,
            IndexingMetrics metrics,
            FeedState state,
            StopSignal stop,
            BulkBuffer buffer,
            Duration patience,
            List<SourceRecord> records) {
        this.feed = feed;
        this.writer = writer;
        this.metrics = metrics;
        this.state = state;
        this.stop = stop;
        this.buffer = buffer;
        this.records = records;
        this.deadline = System.nanoTime() + patience.toNanos();
        this.firstOpen = records.size();
    }

    /** A rejection and the record it comes from. */
    private record Letter(int record, Rejection rejection) {}

    /** How many records, from the first, are done. */
    int run() {
        metrics.taken(records.size());
        for (int i = 0; i < records.size() && !heldUp; i++) {
            take(i);
        }
        if (!heldUp) {
            flush();
        }
        int done = keepLetters();
        if (done == records.size()) {
            state.flows();
        }
        return done;
    }

    private void take(int index) {
        List<Document> documents;
        try {
            documents = feed.source().documents(records.get(index));
        } catch (RuntimeException e) {
            // Whatever is wrong with one record must stop no other.
            letters.add(new Letter(index, Rejections.unreadable(records.get(index), problem(e))));
            return;
        }
        for (int item = 0; item < documents.size() && !heldUp; item++) {
            PendingDocument next = new PendingDocument(index, item, documents.get(item));
            if (buffer.isFullFor(next)) {
                flush();
            }
            buffer.add(next);
        }
    }

    private static String problem(RuntimeException e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    private void flush() {
        List<PendingDocument> pending = buffer.drain();
        if (stop.isRaised() && !pending.isEmpty()) {
            holdUpAt(pending);
            return;
        }
        store(pending);
        if (!heldUp) {
            // A mark that was taken while its documents were being written has to be there again.
            store(pending.stream().filter(PendingDocument::isMark).toList());
        }
    }

    private void store(List<PendingDocument> documents) {
        List<PendingDocument> pending = documents;
        Backoff backoff = new Backoff();
        while (!pending.isEmpty()) {
            pending = write(pending);
            if (!pending.isEmpty() && !mayTryAgain(backoff.next())) {
                holdUpAt(pending);
                return;
            }
        }
    }

    private boolean mayTryAgain(Duration pause) {
        return System.nanoTime() + pause.toNanos() < deadline && stop.pause(pause);
    }

    private void holdUpAt(List<PendingDocument> pending) {
        heldUp = true;
        for (PendingDocument document : pending) {
            firstOpen = Math.min(firstOpen, document.record());
        }
    }

    /** Writes the documents and returns those that have to be written again. */
    private List<PendingDocument> write(List<PendingDocument> pending) {
        List<Document> documents = pending.stream().map(PendingDocument::document).toList();
        long start = System.nanoTime();
        List<ItemOutcome> outcomes = writer.write(documents);
        metrics.bulkTook(Duration.ofNanos(System.nanoTime() - start));
        List<PendingDocument> again = new ArrayList<>();
        String reason = null;
        for (int i = 0; i < outcomes.size(); i++) {
            PendingDocument document = pending.get(i);
            switch (outcomes.get(i)) {
                case Stored stored -> {
                    if (!document.isMark()) {
                        metrics.indexed(document.document());
                    }
                }
                case Duplicate duplicate -> metrics.duplicate();
                case Refused refused -> {
                    letters.add(refused(document, refused.reason()));
                    metrics.failed(refused.status());
                }
                case NotNow notNow -> {
                    again.add(document);
                    metrics.failed(notNow.status());
                    reason = notNow.reason();
                }
            }
        }
        if (reason != null) {
            state.heldUp(reason);
            metrics.retried(again.size());
        }
        return again;
    }

    private Letter refused(PendingDocument document, String reason) {
        SourceRecord record = records.get(document.record());
        return new Letter(
                document.record(),
                Rejections.refused(record, document.item(), document.document(), reason));
    }

    /** Keeps the rejections of all records that are otherwise done; returns how many are now. */
    private int keepLetters() {
        List<Letter> due = letters.stream().filter(letter -> letter.record() < firstOpen).toList();
        if (due.isEmpty()) {
            return firstOpen;
        }
        List<Rejection> rejections = due.stream().map(Letter::rejection).toList();
        try {
            feed.deadLetters().keep(rejections);
        } catch (DeadLettersUnavailableException e) {
            state.heldUp(problem(e));
            return due.stream().mapToInt(Letter::record).min().orElse(0);
        }
        rejections.forEach(metrics::rejected);
        LOG.warn(
                "Rejected records or documents. feed={} count={} first-reason={} first-topic={}"
                        + " first-id={}",
                feed.name(),
                rejections.size(),
                rejections.getFirst().reason().code(),
                rejections.getFirst().topic(),
                rejections.getFirst().id());
        return firstOpen;
    }
}
