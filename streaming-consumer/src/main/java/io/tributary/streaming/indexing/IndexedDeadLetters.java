package io.tributary.streaming.indexing;

import io.tributary.streaming.deadletter.DeadLetters;
import io.tributary.streaming.deadletter.DeadLettersUnavailableException;
import io.tributary.streaming.document.Document;
import io.tributary.streaming.document.RejectionDocuments;
import io.tributary.streaming.indexing.ItemOutcome.Duplicate;
import io.tributary.streaming.indexing.ItemOutcome.NotNow;
import io.tributary.streaming.indexing.ItemOutcome.Refused;
import io.tributary.streaming.indexing.ItemOutcome.Stored;
import io.tributary.topology.rejection.Rejection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps rejections of what stands in {@code rejected} itself. They go straight into the index: back
 * into the topic they would come round for ever. What Elasticsearch refuses even then stays where
 * it is, in the topic, and is told to the log.
 */
final class IndexedDeadLetters implements DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(IndexedDeadLetters.class);

    private final BulkWriter writer;

    IndexedDeadLetters(BulkWriter writer) {
        this.writer = writer;
    }

    @Override
    public void keep(List<Rejection> rejections) {
        // No larger than the batch they come from, so one bulk request takes them.
        List<Document> documents = rejections.stream().map(RejectionDocuments::of).toList();
        List<ItemOutcome> outcomes = writer.write(documents);
        for (int i = 0; i < outcomes.size(); i++) {
            switch (outcomes.get(i)) {
                case Stored stored -> {}
                case Duplicate duplicate -> {}
                case NotNow notNow ->
                        throw new DeadLettersUnavailableException(notNow.reason(), null);
                case Refused refused ->
                        LOG.error(
                                "A rejection can be read only in the Kafka topic, not be searched"
                                        + " for. id={} index={} reason={}",
                                documents.get(i).id(),
                                documents.get(i).index(),
                                refused.reason());
            }
        }
    }
}
