package io.tributary.streaming.rollup;

import io.tributary.streaming.document.Document;
import io.tributary.streaming.indexing.BulkWriter;
import io.tributary.streaming.indexing.ItemOutcome;
import io.tributary.streaming.indexing.ItemOutcome.Duplicate;
import io.tributary.streaming.indexing.ItemOutcome.NotNow;
import io.tributary.streaming.indexing.ItemOutcome.Refused;
import io.tributary.streaming.indexing.ItemOutcome.Stored;
import java.util.List;

/** Writes all or fails. */
final class RollupWriter {

    private final BulkWriter writer;

    RollupWriter(BulkWriter writer) {
        this.writer = writer;
    }

    /**
     * Returns how many were stored; the others were there already, or are newer there.
     *
     * @throws RollupFailedException when one is not written; others may be
     */
    int write(List<Document> documents) {
        if (documents.isEmpty()) {
            return 0;
        }
        int stored = 0;
        List<ItemOutcome> outcomes = writer.write(documents);
        for (int i = 0; i < outcomes.size(); i++) {
            switch (outcomes.get(i)) {
                case Stored now -> stored++;
                case Duplicate duplicate -> {}
                case NotNow notNow -> throw new RollupFailedException(notNow.reason(), null);
                case Refused refused ->
                        throw new RollupFailedException(
                                documents.get(i) + ": " + refused.reason(), null);
            }
        }
        return stored;
    }
}
