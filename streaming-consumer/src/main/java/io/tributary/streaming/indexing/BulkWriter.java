package io.tributary.streaming.indexing;

import io.tributary.streaming.document.Document;
import java.util.List;

/** Writes documents in bulk. Thread-safe. */
public interface BulkWriter {

    /**
     * Writes the documents and blocks until each has its own outcome, or the time limit of the
     * connection is over.
     *
     * @return as many outcomes, in the same order; never fails as a whole
     */
    List<ItemOutcome> write(List<Document> documents);
}
