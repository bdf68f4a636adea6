package io.tributary.acquisition;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real application, in this JVM, on a free port. */
final class Acquisition implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    private Acquisition(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts it and returns when it is subscribed. */
    static Acquisition start(String mqttUrl, String... settings) {
        Acquisition started = startUnconnected(mqttUrl, settings);
        started.awaitHealth("deviceConnection", "UP");
        return started;
    }

    static Acquisition startUnconnected(String mqttUrl, String... settings) {
        return new Acquisition(
                new SpringApplicationBuilder(AcquisitionApplication.class)
                        .run(arguments(mqttUrl, settings).toArray(String[]::new)));
    }

    static List<String> arguments(String mqttUrl, String... settings) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--server.port=0",
                                "--tributary.mqtt.url=" + mqttUrl,
                                "--tributary.mqtt.username=acquisition",
                                "--tributary.mqtt.password=" + Broker.PASSWORD));
        arguments.addAll(List.of(settings));
        return arguments;
    }

    void awaitHealth(String component, String status) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> health(component).path("status").asString("").equals(status));
    }

    JsonNode health(String component) throws IOException, InterruptedException {
        return get("/actuator/health").path("components").path(component);
    }

    int readinessCode() throws IOException, InterruptedException {
        return http.send(request("/actuator/health/readiness"), BodyHandlers.discarding())
                .statusCode();
    }

    String prometheus() throws IOException, InterruptedException {
        return http.send(request("/actuator/prometheus"), BodyHandlers.ofString()).body();
    }

    @Override
    public void close() {
        context.close();
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return JsonMapper.shared()
                .readTree(http.send(request(path), BodyHandlers.ofString()).body());
    }

    private HttpRequest request(String path) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .build();
    }
}
