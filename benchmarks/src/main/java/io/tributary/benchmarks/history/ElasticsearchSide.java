package io.tributary.benchmarks.history;

import io.tributary.benchmarks.Environment;
import io.tributary.topology.json.JsonCodec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Waits until Elasticsearch has what it is to have. */
final class ElasticsearchSide {

    private static final long PAUSE_MILLIS = 1_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String location;

    ElasticsearchSide(String location) {
        this.location = location;
    }

    /** Returns after how many seconds so many documents of the location are there. */
    double await(String index, long documents) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (count(index) != documents) {
            Thread.sleep(PAUSE_MILLIS);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Else the second answer to the same question would be taken from its cache. */
    void forgetAnswers() throws IOException, InterruptedException {
        post("/tributary-*/_cache/clear?request=true", "");
    }

    private long count(String index) throws IOException, InterruptedException {
        String answer =
                post(
                        "/" + index + "/_count?ignore_unavailable=true",
                        "{\"query\":{\"term\":{\"location\":\"%s\"}}}".formatted(location));
        return JsonCodec.mapper().readTree(answer).path("count").asLong(-1);
    }

    private String post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(Environment.get("ELASTICSEARCH_URL") + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }
}
