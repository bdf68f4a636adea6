package io.tributary.topology.telemetry;

import io.tributary.topology.json.SchemaId;
import java.util.List;

/**
 * What acquisition hands to the gateway on {@code acquired/{shard}}. Sent again under the same
 * epoch and number until it is acknowledged; the gateway drops what it already has.
 *
 * @param schema {@value #SCHEMA}
 * @param acquirer who sends it: the acquisition service's identity
 * @param epoch random per start of the acquirer
 * @param number 1, 2, 3 … per acquirer, epoch and shard; a gap means a lost batch
 * @param cumulative entries sent in this epoch up to and including this batch
 * @param entries in order of arrival
 */
public record Batch(
        String schema,
        String acquirer,
        String epoch,
        long number,
        long cumulative,
        List<BatchEntry> entries) {

    public static final String SCHEMA = "tributary/batch/1";

    public Batch {
        SchemaId.require(SCHEMA, schema);
        if (acquirer == null || epoch == null || entries == null) {
            throw new IllegalArgumentException("acquirer, epoch and entries are required");
        }
        if (number < 1) {
            throw new IllegalArgumentException("number starts at 1, is " + number);
        }
        entries = List.copyOf(entries);
    }

    public Batch(
            String acquirer, String epoch, long number, long cumulative, List<BatchEntry> entries) {
        this(SCHEMA, acquirer, epoch, number, cumulative, entries);
    }
}
