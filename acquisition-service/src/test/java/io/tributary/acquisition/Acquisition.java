package io.tributary.acquisition;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real application, in this JVM, on a free port. */
final class Acquisition implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    private static final String METRICS_PASSWORD = "for-metrics-in-tests";
    private static final String METRICS =
            "Basic " + HttpHeaders.encodeBasicAuth("metrics", METRICS_PASSWORD, null);

    private Acquisition(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts it and returns when it is subscribed.
     *
     * @param settings such as {@code tributary.mqtt.keep-alive=5s}
     */
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
        Map<String, String> byName = new LinkedHashMap<>();
        byName.put("server.port", "0");
        byName.put("tributary.mqtt.url", mqttUrl);
        byName.put("tributary.mqtt.username", "acquisition");
        byName.put("tributary.mqtt.password", Broker.PASSWORD);
        byName.put("tributary.metrics.password", METRICS_PASSWORD);
        for (String setting : settings) {
            int end = setting.indexOf('=');
            byName.put(setting.substring(0, end), setting.substring(end + 1));
        }
        return byName.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toList();
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
                .header("Authorization", METRICS)
                .timeout(Duration.ofSeconds(10))
                .build();
    }
}
