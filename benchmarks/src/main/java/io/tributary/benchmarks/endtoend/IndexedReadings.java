package io.tributary.benchmarks.endtoend;

import io.tributary.topology.json.JsonCodec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/** Asks Elasticsearch how many readings all documents of {@code tributary-readings} count. */
final class IndexedReadings {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI elasticsearch;

    IndexedReadings(URI elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    /** After a refresh, so that all that is indexed is counted. */
    long count() throws IOException, InterruptedException {
        post("/tributary-readings*/_refresh", "");
        JsonNode answer =
                post(
                        "/tributary-readings*/_search?size=0",
                        "{\"aggs\":{\"readings\":{\"sum\":{\"field\":\"count\"}}}}");
        return answer.path("aggregations").path("readings").path("value").asLong(0);
    }

    private JsonNode post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(elasticsearch.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        return JsonCodec.mapper().readTree(answer.body());
    }
}
