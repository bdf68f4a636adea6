package io.tributary.dashboard.availability.elasticsearch;

import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchConnectionDetails;
import org.springframework.boot.elasticsearch.autoconfigure.Rest5ClientBuilderCustomizer;
import org.springframework.stereotype.Component;

/**
 * Sends user and password, where they are given, with each request. By itself the client sends each
 * one twice: first without them, and again when it is refused.
 */
@Component
class LoginWithEachRequest implements Rest5ClientBuilderCustomizer {

    private final ElasticsearchConnectionDetails connection;

    LoginWithEachRequest(ElasticsearchConnectionDetails connection) {
        this.connection = connection;
    }

    @Override
    public void customize(Rest5ClientBuilder builder) {
        String user = connection.getUsername();
        // an API key is sent with each request as it is
        if (user != null && connection.getApiKey() == null) {
            byte[] login = (user + ":" + connection.getPassword()).getBytes(StandardCharsets.UTF_8);
            builder.setDefaultHeaders(
                    new Header[] {
                        new BasicHeader(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(login),
                                true)
                    });
        }
    }
}
