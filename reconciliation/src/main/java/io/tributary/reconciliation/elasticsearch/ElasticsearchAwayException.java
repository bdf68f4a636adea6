package io.tributary.reconciliation.elasticsearch;

/** Elasticsearch does not answer, or not as it should; the message says what it said. */
public final class ElasticsearchAwayException extends RuntimeException {

    ElasticsearchAwayException(String message) {
        super(message);
    }
}
