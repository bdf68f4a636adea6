package io.tributary.dashboard.availability.elasticsearch;

import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchProperties;
import org.springframework.boot.elasticsearch.autoconfigure.Rest5ClientBuilderCustomizer;
import org.springframework.stereotype.Component;

/**
 * Gives up a request whose answer does not come. By itself the client waits for an answer for ever:
 * its own time limit for answers is none, and goes before that of the socket.
 */
@Component
class AnswerTimeout implements Rest5ClientBuilderCustomizer {

    private final Timeout timeout;

    AnswerTimeout(ElasticsearchProperties properties) {
        this.timeout = Timeout.of(properties.getSocketTimeout());
    }

    @Override
    public void customize(Rest5ClientBuilder builder) {
        // The builder itself stays as it is.
    }

    @Override
    public void customize(RequestConfig.Builder request) {
        request.setResponseTimeout(timeout);
    }
}
