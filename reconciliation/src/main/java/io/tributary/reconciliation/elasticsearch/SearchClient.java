package io.tributary.reconciliation.elasticsearch;

import io.tributary.topology.json.JsonCodec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Plain HTTP, so that nothing of what is checked takes part in the check. Thread-safe. */
final class SearchClient {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI address;
    private final Optional<String> login;

    SearchClient(URI address, Optional<String> login) {
        this.address = address;
        this.login = login;
    }

    /** Makes everything that was stored visible; what may not do so sees it a second later. */
    void refresh(String index) {
        send(index + "/_refresh?ignore_unavailable=true", "");
    }

    /**
     * Searches; an index that is not there yet holds nothing.
     *
     * @throws ElasticsearchAwayException when there is no answer, or no good one
     */
    JsonNode search(String index, String body) {
        HttpResponse<byte[]> response = send(index + "/_search?ignore_unavailable=true", body);
        if (response.statusCode() != 200) {
            throw new ElasticsearchAwayException(
                    "Elasticsearch at %s answers %d: %s"
                            .formatted(
                                    address,
                                    response.statusCode(),
                                    new String(response.body(), StandardCharsets.UTF_8)));
        }
        return JsonCodec.mapper().readTree(response.body());
    }

    private HttpResponse<byte[]> send(String path, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve("/" + path))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        login.map(text -> text.getBytes(StandardCharsets.UTF_8))
                .map(bytes -> "Basic " + Base64.getEncoder().encodeToString(bytes))
                .ifPresent(value -> request.header("Authorization", value));
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new ElasticsearchAwayException(
                    "Elasticsearch at %s does not answer: %s".formatted(address, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ElasticsearchAwayException("interrupted");
        }
    }
}
