package io.tributary.streaming.indexing;

import io.tributary.streaming.document.Document;
import io.tributary.streaming.document.WriteRule.Latest;

/**
 * A document on its way, and where it comes from.
 *
 * @param record which of the batch's records, from 0
 * @param item which of the record's documents, from 0
 * @param document the document
 */
record PendingDocument(int record, int item, Document document) {

    /** Whether it says no more than that something is to be computed. */
    boolean isMark() {
        return document.rule() instanceof Latest;
    }
}
