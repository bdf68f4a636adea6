package io.tributary.streaming;

import io.tributary.topology.json.JsonCodec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Asks Elasticsearch what it holds, over plain HTTP: none of the code under test takes part. */
final class Elasticsearch {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Supplier<String> address;

    /** The one of all tests. */
    Elasticsearch() {
        this(Servers::elasticsearch);
    }

    Elasticsearch(Supplier<String> address) {
        this.address = address;
    }

    /** Documents under the alias with that value in the field. */
    List<JsonNode> documents(String alias, String field, String value) {
        refresh();
        JsonNode answer =
                call(
                        "POST",
                        "/" + alias + "/_search?size=1000&version=true",
                        """
                        {"query": {"term": {"%s": "%s"}}}"""
                                .formatted(field, value));
        List<JsonNode> hits = new ArrayList<>();
        answer.at("/hits/hits").forEach(hits::add);
        return hits;
    }

    /** Sources of those documents. */
    List<JsonNode> sources(String alias, String field, String value) {
        return documents(alias, field, value).stream().map(hit -> hit.get("_source")).toList();
    }

    long count(String alias) {
        refresh();
        return call("GET", "/" + alias + "/_count", "").get("count").asLong();
    }

    /** A number out of the aggregation over documents with that value in the field. */
    double aggregate(String alias, String field, String value, String function, String of) {
        refresh();
        return call(
                        "POST",
                        "/" + alias + "/_search?size=0",
                        """
                        {"query": {"term": {"%s": "%s"}}, "aggs": {"a": {"%s": {"field": "%s"}}}}"""
                                .formatted(field, value, function, of))
                .at("/aggregations/a/value")
                .asDouble();
    }

    JsonNode call(String method, String path, String body) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address.get() + path))
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body))
                        .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(response.statusCode() + " " + response.body());
            }
            return JsonCodec.mapper().readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void refresh() {
        call("POST", "/tributary-*/_refresh", "");
    }
}
