package io.tributary.localstack.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElasticsearchNodeIntegrationTests {

    @TempDir private Path work;

    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void closeClient() {
        http.close();
    }

    @Test
    void documentIsStillThereAfterARestart() throws Exception {
        try (ElasticsearchNode node = ElasticsearchNode.start(ElasticsearchNodeOptions.in(work))) {
            assertThat(get(node, "/").body()).contains("\"number\" : \"9.5.3\"");
            assertThat(put(node, "/rooms", "{\"settings\":{\"number_of_replicas\":0}}"))
                    .isEqualTo(200);
            assertThat(put(node, "/rooms/_doc/1", "{\"room\":\"kitchen\"}")).isEqualTo(201);
        }
        try (ElasticsearchNode node = ElasticsearchNode.start(ElasticsearchNodeOptions.in(work))) {
            assertThat(get(node, "/rooms/_doc/1").body()).contains("kitchen");
        }
    }

    @Test
    void secondNodeOnTheSameFolderIsRefusedWithItsReason() throws Exception {
        ElasticsearchNodeOptions options = ElasticsearchNodeOptions.in(work);
        try (ElasticsearchNode node = ElasticsearchNode.start(options)) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> ElasticsearchNode.start(options).close())
                    .withMessageContaining("Another Elasticsearch node runs in");
            assertThat(get(node, "/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void nodeEndsWhenItsStandardInputIsClosed() throws Exception {
        Process process =
                ElasticsearchNode.processBuilder(ElasticsearchNodeOptions.in(work))
                        .redirectErrorStream(true)
                        .redirectOutput(work.resolve("out").toFile())
                        .start();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> new WorkDirectory(work).portsFile().toFile().exists());
        process.getOutputStream().close();
        await().atMost(Duration.ofSeconds(30)).until(() -> !process.isAlive());
        assertThat(process.exitValue()).isZero();
    }

    private HttpResponse<String> get(ElasticsearchNode node, String path)
            throws IOException, InterruptedException {
        return http.send(request(node.uri(), path).build(), BodyHandlers.ofString());
    }

    private int put(ElasticsearchNode node, String path, String json)
            throws IOException, InterruptedException {
        HttpRequest request = request(node.uri(), path).PUT(BodyPublishers.ofString(json)).build();
        return http.send(request, BodyHandlers.ofString()).statusCode();
    }

    private static HttpRequest.Builder request(URI uri, String path) {
        return HttpRequest.newBuilder(uri.resolve(path + "?pretty"))
                .header("Content-Type", "application/json");
    }
}
