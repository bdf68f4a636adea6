package io.tributary.streaming.document;

import io.tributary.topology.telemetry.AggregatedMessage.Trace;
import org.jspecify.annotations.Nullable;

/**
 * One document to be written.
 *
 * @param index concrete index
 * @param id deterministic: the same record gives the same id
 * @param rule when it takes its place
 * @param source one line of UTF-8 JSON
 * @param subject what it is about
 * @param counts what is missing from the index if Elasticsearch refuses it: readings in a window,
 *     else 1; 0 where it only repeats what another document holds
 * @param trace when its readings passed each step so far, where it holds readings
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Document(
        String index,
        String id,
        WriteRule rule,
        byte[] source,
        Subject subject,
        long counts,
        @Nullable Trace trace) {

    /** Action line and line ends around the source, beside index and id. */
    private static final int FRAME_BYTES = 80;

    /** About how many bytes it takes in a bulk request. */
    public int bulkBytes() {
        return source.length + index.length() + id.length() + FRAME_BYTES;
    }

    /** Without the source. */
    @Override
    public String toString() {
        return "Document[" + index + "/" + id + ", " + rule + "]";
    }
}
