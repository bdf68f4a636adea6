package io.tributary.gateway.journal;

import java.io.IOException;
import java.util.NavigableMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the journal's end at start. Reads the last segment only: it begins with what was received
 * before, and only it can hold what a crash tore.
 */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private static final long FIRST_POSITION = 1;

    private final NavigableMap<Long, Segment> segments;
    private ReceivedBatches received = new ReceivedBatches();
    private long end = FIRST_POSITION;

    private Recovery(NavigableMap<Long, Segment> segments) {
        this.segments = segments;
    }

    /**
     * Cuts off what a crash tore. Nothing of it was ever acknowledged.
     *
     * @throws JournalDamagedException when the last segment is damaged elsewhere
     */
    static Recovery of(NavigableMap<Long, Segment> segments) throws IOException {
        Recovery recovery = new Recovery(segments);
        recovery.run();
        return recovery;
    }

    /** Position after the last record; 1 when there is none. */
    long end() {
        return end;
    }

    /** Which batches the journal has. */
    ReceivedBatches received() {
        return received;
    }

    private void run() throws IOException {
        long flushed = dropUnbegun();
        if (segments.isEmpty()) {
            return;
        }
        Segment last = segments.lastEntry().getValue();
        readAll(last);
        if (end < last.end()) {
            cutOff(last, flushed);
        }
    }

    /**
     * A crash while a segment was begun leaves a file without a first record. What lies before had
     * been flushed by then.
     *
     * @return how far it had been flushed
     */
    private long dropUnbegun() throws IOException {
        long flushed = 0;
        while (!segments.isEmpty()) {
            Segment last = segments.lastEntry().getValue();
            if (last.continues().isPresent()) {
                return flushed;
            }
            if (last.hasRecordAfterFlushOf(last.base())) {
                throw new JournalDamagedException(last.file(), last.base());
            }
            LOG.warn("a segment that a crash left unbegun is removed, file={}", last.file());
            flushed = Math.max(flushed, last.base());
            segments.remove(last.base());
            last.delete();
        }
        return flushed;
    }

    private void readAll(Segment last) throws IOException {
        long limit = last.end();
        end = last.base();
        for (JournalRecord found = last.read(end, limit);
                found != null;
                found = last.read(end, limit)) {
            switch (found.type()) {
                case RECEIVED -> received = ReceivedBatches.decode(found.payload());
                case BATCH -> received.add(BatchId.of(found.payload()));
                case REJECTION -> {}
            }
            end = found.end();
        }
    }

    private void cutOff(Segment last, long flushed) throws IOException {
        if (end < flushed || last.hasRecordAfterFlushOf(end)) {
            throw new JournalDamagedException(last.file(), end);
        }
        LOG.warn(
                "the end of the journal was torn by a crash before it was acknowledged; cut off, file={}, bytes={}",
                last.file(),
                last.end() - end);
        last.truncate(end);
        last.force();
    }
}
