package io.tributary.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.localstack.launch.LocalStack;
import io.tributary.localstack.options.StackPort;
import io.tributary.system.views.Exposition;
import io.tributary.system.views.Query;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;

/** What the dashboards and alerts under {@code deploy} ask for is what the services tell. */
class MetricsSystemTests {

    private static final LocalStack STACK = SharedStack.get();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<String, StackPort> SERVICES =
            Map.of(
                    "acquisition-service", StackPort.ACQUISITION,
                    "gateway-service", StackPort.GATEWAY,
                    "streaming-consumer", StackPort.STREAMING,
                    "dashboard-service", StackPort.DASHBOARD,
                    "device-simulator", StackPort.SIMULATOR);

    @Test
    void everySeriesAndLabelThatIsAskedForIsThere() throws Exception {
        List<Query> queries = Query.all();
        // these are there from the first time on that something is asked for or goes wrong
        new Rest(STACK).get("/devices");
        rejectSomething();
        refuseDocuments(true);
        try {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertAllThere(queries, scraped()));
        } finally {
            refuseDocuments(false);
        }
    }

    private static void assertAllThere(List<Query> queries, Exposition exposition) {
        assertThat(queries).hasSizeGreaterThan(50);
        for (Query query : queries) {
            assertThat(query.series()).as("%s", query).isNotEmpty().allMatch(exposition::has);
            assertThat(query.labels())
                    .as("%s", query)
                    .allMatch(label -> exposition.hasLabel(query.series(), label));
        }
    }

    private static Exposition scraped() throws IOException, InterruptedException {
        Exposition exposition = new Exposition();
        for (Map.Entry<String, StackPort> service : SERVICES.entrySet()) {
            String login = LocalStack.METRICS + ":" + STACK.metricsPassword();
            HttpResponse<String> answer =
                    HTTP.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://127.0.0.1:%d/actuator/prometheus"
                                                            .formatted(
                                                                    STACK.port(
                                                                            service.getValue()))))
                                    .header(
                                            "Authorization",
                                            "Basic "
                                                    + Base64.getEncoder()
                                                            .encodeToString(
                                                                    login.getBytes(
                                                                            StandardCharsets
                                                                                    .UTF_8)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(service.getKey()).isEqualTo(200);
            exposition.scraped(service.getKey(), answer.body());
        }
        return exposition;
    }

    private static void rejectSomething() throws MqttException {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(STACK.bridgeLogin().username());
        options.setPassword(STACK.bridgeLogin().password().getBytes(StandardCharsets.UTF_8));
        MqttClient client = new MqttClient(STACK.mqttUrl(), "bridge", new MemoryPersistence());
        client.connect(options);
        client.publish("sense/lab", "{".getBytes(StandardCharsets.UTF_8), 1, false);
        client.disconnect();
        client.close();
    }

    /** Those of the latest values, which are then tried again until they are taken. */
    private static void refuseDocuments(boolean refused) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                HTTP.send(
                        HttpRequest.newBuilder(
                                        STACK.elasticsearchUrl()
                                                .resolve("/tributary-latest/_settings"))
                                .header("Content-Type", "application/json")
                                .PUT(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"index.blocks.write\":%s}"
                                                        .formatted(refused ? "true" : "null")))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
