package io.tributary.localstack.elasticsearch;

/** The node ended while it was starting or was not ready in time. */
public final class ElasticsearchStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ElasticsearchStartException(String message) {
        super(message);
    }
}
