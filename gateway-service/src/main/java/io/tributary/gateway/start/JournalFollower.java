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

/** Tells presence and commands what stands in the journal. */
final class JournalFollower implements JournaledBatches {

    private static final JsonCodec<Batch> BATCHES = JsonCodec.of(Batch.class);

    private final PresenceBook presence;
    private final Commands commands;

    JournalFollower(PresenceBook presence, Commands commands) {
        this.presence = presence;
        this.commands = commands;
    }

    /** What was journaled but not committed before a restart. */
    void replay(Journal journal, long committed) {
        long position = journal.firstReadable(committed);
        for (JournalRecord found = journal.read(position);
                found != null;
                found = journal.read(position)) {
            if (found.type() == RecordType.BATCH) {
                journaled(found, BATCHES.decode(found.payload()));
            }
            position = found.end();
        }
    }

    @Override
    public void journaled(JournalRecord entry, Batch batch) {
        for (BatchEntry each : batch.entries()) {
            presence.apply(each);
            if (each instanceof BatchEntry.DeviceEvent event) {
                commands.reported(event);
            }
        }
    }
}
