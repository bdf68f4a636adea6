package io.tributary.gateway.progress;

import io.tributary.gateway.aggregation.Aggregation;
import io.tributary.gateway.aggregation.AggregationProperties;
import io.tributary.gateway.journal.Journal;
import io.tributary.gateway.journal.JournalRecord;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.telemetry.Batch;
import io.tributary.topology.telemetry.BatchEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the journal into runs. Bounded in bytes and messages, so that a long backlog drains in
 * steady steps.
 */
final class RunReader {

    private static final JsonCodec<Batch> BATCHES = JsonCodec.of(Batch.class);
    private static final JsonCodec<Rejection> REJECTIONS = JsonCodec.of(Rejection.class);

    /** A run ends after the batch that reaches one of these. */
    static final int MAX_MESSAGES = 50_000;

    static final long MAX_BYTES = 16L * 1024 * 1024;

    private final Journal journal;
    private final AggregationProperties properties;

    RunReader(Journal journal, AggregationProperties properties) {
        this.journal = journal;
        this.properties = properties;
    }

    /**
     * Reads the next run.
     *
     * @param from journal position after the last commit
     * @param upTo journal position that was durable when the window ended
     */
    Run read(long from, long upTo) {
        Aggregation aggregation = new Aggregation(properties);
        List<Rejection> rejections = new ArrayList<>();
        long position = journal.firstReadable(from);
        long bytes = 0;
        int batches = 0;
        while (position < upTo && bytes < MAX_BYTES && aggregation.messages() < MAX_MESSAGES) {
            JournalRecord found = journal.read(position);
            if (found == null) {
                break;
            }
            add(found, aggregation, rejections);
            position = found.end();
            bytes += found.payload().length;
            batches++;
        }
        return new Run(position, batches, aggregation, rejections, position < upTo);
    }

    private static void add(
            JournalRecord found, Aggregation aggregation, List<Rejection> rejections) {
        switch (found.type()) {
            case BATCH -> {
                for (BatchEntry entry : BATCHES.decode(found.payload()).entries()) {
                    switch (entry) {
                        case BatchEntry.SensedMessage message -> aggregation.add(message);
                        case BatchEntry.RejectedMessage rejected ->
                                rejections.add(rejected.rejection());
                        case BatchEntry.DeviceEvent event -> {
                            // presence and reported states are published from the book
                        }
                    }
                }
            }
            case REJECTION -> rejections.add(REJECTIONS.decode(found.payload()));
            case RECEIVED -> {
                // the journal's own bookkeeping
            }
        }
    }
}
