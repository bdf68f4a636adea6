package io.tributary.streaming.rollup;

import io.tributary.streaming.document.Document;
import io.tributary.streaming.document.RollupMark;

/**
 * A mark as it was found.
 *
 * @param mark the mark
 * @param seqNo changes whenever it is written again
 * @param primaryTerm belongs to the sequence number
 */
public record PendingRollup(RollupMark mark, long seqNo, long primaryTerm) {

    Document removal() {
        return mark.removal(seqNo, primaryTerm);
    }
}
