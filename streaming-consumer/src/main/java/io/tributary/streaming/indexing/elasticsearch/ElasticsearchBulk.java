package io.tributary.streaming.indexing.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.transport.TransportException;
import io.tributary.streaming.catalogue.PreparationException;
import io.tributary.streaming.catalogue.elasticsearch.Indices;
import io.tributary.streaming.document.Document;
import io.tributary.streaming.indexing.BulkWriter;
import io.tributary.streaming.indexing.ItemOutcome;
import io.tributary.streaming.indexing.ItemOutcome.NotNow;
import io.tributary.streaming.indexing.ItemOutcome.Refused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/**
 * Writes bulk requests. When a connection failed, the index templates are put again before anything
 * else is written: it may be another Elasticsearch that answers now, and it would make up mappings
 * of its own.
 */
@Component
class ElasticsearchBulk implements BulkWriter {

    private static final int NO_ANSWER = 0;
    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;

    private final ElasticsearchClient elasticsearch;
    private final Indices indices;
    private final AtomicBoolean prepared = new AtomicBoolean();

    ElasticsearchBulk(ElasticsearchClient elasticsearch, Indices indices) {
        this.elasticsearch = elasticsearch;
        this.indices = indices;
    }

    @Override
    public List<ItemOutcome> write(List<Document> documents) {
        try {
            if (!prepared.get()) {
                indices.prepare();
                prepared.set(true);
            }
            return send(documents);
        } catch (PreparationException e) {
            return notNow(documents, NO_ANSWER, "Elasticsearch indices: " + e.getMessage());
        }
    }

    private List<ItemOutcome> send(List<Document> documents) {
        try {
            return outcomes(documents, elasticsearch.bulk(BulkRequests.of(documents)));
        } catch (ElasticsearchException e) {
            String reason = ItemOutcomes.reason(e.status(), e.error());
            return e.status() == BAD_REQUEST || e.status() == TOO_LARGE
                    ? refused(documents, e.status(), reason)
                    : notNow(documents, e.status(), reason);
        } catch (TransportException e) {
            prepared.set(false);
            return e.statusCode() == TOO_LARGE
                    ? refused(
                            documents, TOO_LARGE, "Elasticsearch answers 413: larger than it takes")
                    : notNow(documents, e.statusCode(), "Elasticsearch: " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            prepared.set(false);
            return notNow(documents, NO_ANSWER, "Elasticsearch does not answer: " + e);
        }
    }

    private static List<ItemOutcome> outcomes(List<Document> documents, BulkResponse response) {
        if (response.items().size() != documents.size()) {
            return notNow(
                    documents, NO_ANSWER, "Elasticsearch answered for another number of documents");
        }
        return response.items().stream().map(ItemOutcomes::of).toList();
    }

    /**
     * The request as a whole is refused, as it is when a single version or id in it is not allowed:
     * halves it until those stand alone.
     */
    private List<ItemOutcome> refused(List<Document> documents, int status, String reason) {
        if (documents.size() == 1) {
            return List.of(new Refused(status, reason));
        }
        int half = documents.size() / 2;
        List<ItemOutcome> outcomes = new ArrayList<>(send(documents.subList(0, half)));
        outcomes.addAll(send(documents.subList(half, documents.size())));
        return outcomes;
    }

    private static List<ItemOutcome> notNow(List<Document> documents, int status, String reason) {
        return Collections.nCopies(documents.size(), new NotNow(status, reason));
    }
}
