package io.tributary.gateway.intake;

import io.tributary.gateway.journal.JournalRecord;
import io.tributary.topology.telemetry.Batch;

/**
 * Is told of every batch once it stands in the journal, in the journal's order, on the journal's
 * thread.
 */
@FunctionalInterface
public interface JournaledBatches {

    /** Must not block or fail. */
    void journaled(JournalRecord entry, Batch batch);
}
