package io.tributary.dashboard.support;

import io.tributary.topology.json.JsonCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** Puts documents into Elasticsearch as streaming-consumer does, under its mappings. */
public final class Index {

    private static final String ROLLUP =
            """
            {"level":{"type":"keyword"},"site":{"type":"keyword"},"location":{"type":"keyword"},
             "device":{"type":"keyword"},"element":{"type":"keyword"},"type":{"type":"keyword"},
             "unit":{"type":"keyword"},"windowStart":{"type":"date"},
             "count":{"type":"long","index":false},"min":{"type":"double","index":false},
             "max":{"type":"double","index":false},"sum":{"type":"double","index":false},
             "lastText":{"type":"keyword"},"lastAt":{"type":"date","index":false}}""";

    private static final Map<String, String> MAPPINGS =
            Map.of(
                    "tributary-rollup-1m",
                    ROLLUP,
                    "tributary-rollup-1h",
                    ROLLUP,
                    "tributary-rollup-pending",
                    """
                    {"level":{"type":"keyword"},"site":{"type":"keyword"},
                     "location":{"type":"keyword"},"start":{"type":"date"},
                     "readyFrom":{"type":"date"}}""",
                    "tributary-readings",
                    """
                    {"site":{"type":"keyword"},"location":{"type":"keyword"},"device":{"type":"keyword"},
                     "element":{"type":"keyword"},"type":{"type":"keyword"},"unit":{"type":"keyword"},
                     "gateway":{"type":"keyword"},"commit":{"type":"long"},
                     "windowStart":{"type":"date"},"count":{"type":"long","index":false},
                     "min":{"type":"double","index":false},"max":{"type":"double","index":false},
                     "sum":{"type":"double","index":false},"lastText":{"type":"keyword"},
                     "lastAt":{"type":"date","index":false}}""",
                    "tributary-latest",
                    """
                    {"site":{"type":"keyword"},"location":{"type":"keyword"},"device":{"type":"keyword"},
                     "element":{"type":"keyword"},"type":{"type":"keyword"},"unit":{"type":"keyword"},
                     "value":{"type":"double"},"valueText":{"type":"keyword"},"at":{"type":"date"}}""",
                    "tributary-commands",
                    """
                    {"id":{"type":"keyword"},"site":{"type":"keyword"},"location":{"type":"keyword"},
                     "actuator":{"type":"keyword"},"createdAt":{"type":"date"},
                     "expiresAt":{"type":"date"},"createdBy":{"type":"keyword"},
                     "state":{"type":"keyword"},
                     "history":{"type":"object","enabled":false}}""",
                    "tributary-rejected",
                    """
                    {"id":{"type":"keyword"},"site":{"type":"keyword"},"reason":{"type":"keyword"},
                     "deviceID":{"type":"keyword"},"payload":{"type":"binary"},
                     "seqs":{"type":"object","enabled":false},"receivedAt":{"type":"date"}}""",
                    "tributary-presence",
                    """
                    {"site":{"type":"keyword"},"location":{"type":"keyword"},"device":{"type":"keyword"},
                     "state":{"type":"keyword"},"since":{"type":"date"},
                     "lastSeenAt":{"type":"date","index":false},"revision":{"type":"long"}}""",
                    "tributary-replays",
                    """
                    {"id":{"type":"keyword"},"site":{"type":"keyword"},
                     "replayedAt":{"type":"date"}}""");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;

    public Index(String server) {
        this.server = URI.create(server);
        MAPPINGS.forEach(this::create);
    }

    /** Stores the document and makes it visible to searches. */
    public void put(String index, String id, Object document) {
        String json = JsonCodec.mapper().writeValueAsString(document);
        send("PUT", "/" + index + "/_doc/" + id + "?refresh=true", json);
    }

    /** Stores the documents, by id, in one request. */
    public void putAll(String index, Map<String, ?> documents) {
        StringBuilder lines = new StringBuilder();
        documents.forEach(
                (id, document) ->
                        lines.append("{\"index\":{\"_id\":\"%s\"}}\n".formatted(id))
                                .append(JsonCodec.mapper().writeValueAsString(document))
                                .append('\n'));
        send("POST", "/" + index + "/_bulk?refresh=true", lines.toString());
    }

    private void create(String index, String properties) {
        if (send("HEAD", "/" + index, "").statusCode() == 404) {
            send(
                    "PUT",
                    "/" + index,
                    "{\"settings\":{\"number_of_replicas\":0},\"mappings\":{\"dynamic\":false,\"properties\":%s}}"
                            .formatted(properties));
        }
    }

    private HttpResponse<String> send(String method, String path, String body) {
        HttpRequest request =
                HttpRequest.newBuilder(server.resolve(path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 400 && answer.statusCode() != 404) {
                throw new IllegalStateException(path + ": " + answer.body());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
