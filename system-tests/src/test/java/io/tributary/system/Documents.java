package io.tributary.system;

import io.tributary.localstack.launch.LocalStack;
import io.tributary.topology.json.JsonCodec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/** A look into Elasticsearch, past all of our own code. */
final class Documents {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI elasticsearch;

    Documents(LocalStack stack) {
        elasticsearch = stack.elasticsearchUrl();
    }

    /** Runs a search, after a refresh so that all that was indexed is seen. */
    JsonNode search(String index, String body) {
        send(
                HttpRequest.newBuilder(elasticsearch.resolve("/" + index + "/_refresh"))
                        .POST(HttpRequest.BodyPublishers.noBody()));
        return JsonCodec.mapper()
                .readTree(
                        send(
                                HttpRequest.newBuilder(
                                                elasticsearch.resolve("/" + index + "/_search"))
                                        .header("Content-Type", "application/json")
                                        .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    /** Sum of the readings' counts that match a query. */
    long readings(String query) {
        JsonNode found =
                search(
                        "tributary-readings",
                        """
                        {"size":0,"query":%s,"aggs":{"readings":{"sum":{"field":"count"}}}}
                        """
                                .formatted(query));
        return Math.round(found.path("aggregations").path("readings").path("value").asDouble(0));
    }

    static String term(String field, String value) {
        return "{\"term\":{\"%s\":\"%s\"}}".formatted(field, value);
    }

    private byte[] send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return response.body();
        } catch (IOException e) {
            throw new AssertionError("Elasticsearch does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
