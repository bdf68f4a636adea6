package io.tributary.gateway.start;

import io.tributary.gateway.deduplication.RecentMessages;
import io.tributary.gateway.journal.Journal;
import io.tributary.gateway.journal.JournalRecord;
import io.tributary.gateway.journal.RecordType;
import io.tributary.gateway.presence.PresenceBook;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.telemetry.Batch;
import io.tributary.topology.telemetry.BatchEntry;
import io.tributary.topology.telemetry.BatchEntry.SensedMessage;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the memory of recent messages again from what the journal keeps beyond its commit, and
 * brings presence up to it: the newest change of a device that flaps may not have been published.
 */
final class CommittedMessages {

    private static final Logger LOG = LoggerFactory.getLogger(CommittedMessages.class);
    private static final JsonCodec<Batch> BATCHES = JsonCodec.of(Batch.class);

    private final Journal journal;

    CommittedMessages(Journal journal) {
        this.journal = journal;
    }

    /**
     * Remembers every entry below the position.
     *
     * @throws InterruptedException when asked to stop meanwhile
     */
    void remember(RecentMessages recent, PresenceBook presence, long committed)
            throws InterruptedException {
        long started = System.nanoTime();
        long position = journal.firstReadable(0);
        recent.begin(position);
        for (JournalRecord found = journal.read(position);
                found != null && found.position() < committed;
                found = journal.read(position)) {
            if (found.type() == RecordType.BATCH) {
                remember(recent, presence, found);
            }
            position = found.end();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        LOG.info(
                "numbered messages of the last minutes remembered: {}, read from the journal in {} ms",
                recent.remembered(),
                (System.nanoTime() - started) / 1_000_000);
    }

    private static void remember(
            RecentMessages recent, PresenceBook presence, JournalRecord found) {
        try {
            List<BatchEntry> entries = BATCHES.decode(found.payload()).entries();
            entries.stream()
                    .filter(SensedMessage.class::isInstance)
                    .map(SensedMessage.class::cast)
                    .forEach(message -> recent.isRepeat(message, found.position()));
            entries.forEach(presence::recall);
        } catch (RuntimeException e) {
            // committed as a rejection, so none of its messages counts as there
            LOG.debug("a committed batch cannot be read, position={}", found.position(), e);
        }
    }
}
