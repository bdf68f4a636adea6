package io.tributary.system.faults;

import io.tributary.topology.json.JsonCodec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The newest window of a location that a search in Elasticsearch finds. */
final class LatestWindow {

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest request;

    LatestWindow(URI elasticsearch, String location) {
        request =
                HttpRequest.newBuilder(
                                elasticsearch.resolve(
                                        "/tributary-readings/_search?ignore_unavailable=true"))
                        .timeout(Duration.ofSeconds(2))
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        """
                                        {"size":0,"query":{"term":{"location":"%s"}},
                                         "aggs":{"newest":{"max":{"field":"windowStart"}}}}
                                        """
                                                .formatted(location)))
                        .build();
    }

    /** Its start; null where there is none, or no answer. */
    @Nullable Instant start() {
        try {
            byte[] body = http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
            JsonNode newest = JsonCodec.mapper().readTree(body).at("/aggregations/newest/value");
            return newest.isNumber() ? Instant.ofEpochMilli(newest.asLong()) : null;
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
