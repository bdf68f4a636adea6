package io.tributary.gateway.start;

import io.tributary.gateway.command.Commands;
import io.tributary.gateway.intake.JournaledBatches;
import io.tributary.gateway.journal.Journal;
import io.tributary.gateway.journal.JournalRecord;
import io.tributary.gateway.journal.RecordType;
import io.tributary.gateway.presence.PresenceBook;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.telemetry.Batch;
import io.tributary.topology.telemetry.BatchEntry;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells presence and commands what stands in the journal. */
final class JournalFollower implements JournaledBatches {

    private static final Logger LOG = LoggerFactory.getLogger(JournalFollower.class);
    private static final JsonCodec<Batch> BATCHES = JsonCodec.of(Batch.class);

    private final PresenceBook presence;
    private final Commands commands;

    JournalFollower(PresenceBook presence, Commands commands) {
        this.presence = presence;
        this.commands = commands;
    }

    /**
     * What was journaled but not committed before a restart.
     *
     * @throws InterruptedException when asked to stop meanwhile
     */
    void replay(Journal journal, long committed) throws InterruptedException {
        long position = journal.firstReadable(committed);
        for (JournalRecord found = journal.read(position);
                found != null;
                found = journal.read(position)) {
            if (found.type() == RecordType.BATCH) {
                replay(found);
            }
            position = found.end();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private void replay(JournalRecord found) {
        try {
            apply(BATCHES.decode(found.payload()), commands::replayed);
        } catch (RuntimeException e) {
            // the committer makes a rejection of it
            LOG.warn(
                    "a journal record cannot be read, position={}, reason={}",
                    found.position(),
                    e.getMessage());
        }
    }

    @Override
    public void journaled(JournalRecord entry, Batch batch) {
        apply(batch, commands::reported);
    }

    /** One entry that cannot be applied does not take the others with it. */
    private void apply(Batch batch, Consumer<BatchEntry.DeviceEvent> reports) {
        presence.heard(batch);
        for (BatchEntry each : batch.entries()) {
            try {
                presence.apply(each);
                if (each instanceof BatchEntry.DeviceEvent event) {
                    reports.accept(event);
                }
            } catch (RuntimeException e) {
                LOG.error("an entry of a batch could not be applied", e);
            }
        }
    }
}
