package io.tributary.simulator.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.tributary.simulator.DeviceSimulatorApplication;
import io.tributary.simulator.mqtt.TestBroker;
import io.tributary.simulator.mqtt.Watcher;
import io.tributary.topology.mqtt.MqttTopicFilter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The thesis home at a real broker, seen by an independent client. */
@SpringBootTest(
        classes = DeviceSimulatorApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "tributary.simulator.home.drop-off.mean-interval=0",
            "tributary.metrics.password=for-metrics-in-tests"
        })
class HomeIntegrationTests {

    private static final String METRICS =
            "Basic " + HttpHeaders.encodeBasicAuth("metrics", "for-metrics-in-tests", null);
    private static final MqttTopicFilter EVERYTHING = new MqttTopicFilter("#");

    @LocalServerPort private int port;

    @DynamicPropertySource
    static void broker(DynamicPropertyRegistry registry) {
        for (String setting : TestBroker.settings()) {
            int equals = setting.indexOf('=');
            registry.add(setting.substring(0, equals), () -> setting.substring(equals + 1));
        }
    }

    @Test
    void birthInformationAndStatesAreRetained() throws IOException, InterruptedException {
        awaitReady();

        try (Watcher watcher = Watcher.of(EVERYTHING)) {
            for (String device :
                    List.of(
                            "room1/NodeMCU1",
                            "room2/NodeMCU2",
                            "kitchen/NodeMCU3",
                            "garden/NodeMCU4")) {
                awaitRetained(watcher, "config/" + device + "/status", "online");
                JsonNode info = json(awaitRetained(watcher, "config/" + device + "/info"));
                assertThat(device).endsWith(info.get("deviceID").asString());
                assertThat(info.get("intervalMillis").asInt()).isEqualTo(2_000);
            }
            awaitRetained(watcher, "config/garden/water-pump", "OFF");
            awaitRetained(watcher, "config/kitchen/cooker-hood", "OFF");
            assertThat(watcher.seen())
                    .filteredOn(seen -> seen.topic().startsWith("cmnd/"))
                    .isEmpty();
        }
    }

    @Test
    void devicesPublishBothFormsAtQosOne() {
        try (Watcher watcher = Watcher.of(EVERYTHING)) {
            await().until(
                            () ->
                                    watcher.seenOn("sense/room1/NodeMCU1").size() >= 2
                                            && !watcher.seenOn("sense/garden/NodeMCU4").isEmpty());

            List<Watcher.Seen> measured = watcher.seenOn("sense/room1/NodeMCU1");
            JsonNode first = json(measured.get(0).payload());
            JsonNode second = json(measured.get(1).payload());
            assertThat(first.get("measures").size()).isEqualTo(3);
            assertThat(second.get("seq").asInt()).isEqualTo(first.get("seq").asInt() + 1);
            assertThat(second.get("boot")).isEqualTo(first.get("boot"));
            assertThat(first.get("timestamp").asString()).endsWith("Z");
            JsonNode flat = json(watcher.seenOn("sense/garden/NodeMCU4").getFirst().payload());
            assertThat(flat.propertyNames())
                    .containsExactly(
                            "deviceID",
                            "localization",
                            "temperature",
                            "humidity",
                            "soilMoisture",
                            "light");
            assertThat(watcher.seen())
                    .filteredOn(seen -> seen.topic().startsWith("sense/"))
                    .allMatch(seen -> seen.qos() == 1 && !seen.retained());
        }
    }

    @Test
    void commandIsAnsweredWithItsCorrelationDataAndShowsInThePower() {
        try (Watcher watcher = Watcher.of(EVERYTHING)) {
            await().until(() -> !powers(watcher).isEmpty());
            double before = powers(watcher).getLast();
            long sent = System.nanoTime();

            watcher.command("cmnd/room1/tv", "ON", "command-7", "config/room1/tv");

            await().until(() -> answered(watcher, "config/room1/tv", "command-7"));
            assertThat((System.nanoTime() - sent) / 1e6).isGreaterThan(80);
            Watcher.Seen report = watcher.seenOn("config/room1/tv").getLast();
            assertThat(report.payload()).isEqualTo("ON");
            assertThat(report.retained()).isFalse();
            int seenBefore = powers(watcher).size();
            await().until(() -> powers(watcher).size() > seenBefore);
            assertThat(powers(watcher).getLast() - before).isCloseTo(95, within(4.0));
        }
        try (Watcher later = Watcher.of(EVERYTHING)) {
            awaitRetained(later, "config/room1/tv", "ON");
            later.command("cmnd/room1/tv", "OFF", "command-8", "config/room1/tv");
            await().until(() -> answered(later, "config/room1/tv", "command-8"));
        }
    }

    @Test
    void valueThatTheActuatorDoesNotTakeIsAnsweredWithTheStateAsItIs() {
        try (Watcher watcher = Watcher.of(EVERYTHING)) {
            watcher.command("cmnd/room2/light", "PURPLE", "command-9", "config/room2/light");

            await().until(() -> answered(watcher, "config/room2/light", "command-9"));
            assertThat(watcher.seenOn("config/room2/light").getLast().payload()).isEqualTo("OFF");
        }
    }

    @Test
    void messagesAreCountedForPrometheus() throws IOException, InterruptedException {
        awaitReady();

        await().untilAsserted(
                        () ->
                                assertThat(get("/actuator/prometheus").body())
                                        .containsPattern(
                                                "tributary_simulator_messages_total\\{outcome="
                                                        + "\"(accepted|unheard)\"\\} [1-9]")
                                        .contains("tributary_simulator_devices_connected 4.0"));
    }

    private void awaitReady() throws IOException, InterruptedException {
        await().until(() -> get("/actuator/health/readiness").statusCode() == 200);
        assertThat(get("/actuator/health/liveness").body()).contains("UP");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .header("Authorization", METRICS)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static void awaitRetained(Watcher watcher, String topic, String payload) {
        assertThat(awaitRetained(watcher, topic)).isEqualTo(payload);
    }

    private static String awaitRetained(Watcher watcher, String topic) {
        await().until(() -> !retained(watcher, topic).isEmpty());
        return retained(watcher, topic).getFirst();
    }

    private static boolean answered(Watcher watcher, String topic, String command) {
        return watcher.seenOn(topic).stream().anyMatch(seen -> command.equals(seen.correlation()));
    }

    private static List<Double> powers(Watcher watcher) {
        return watcher.payloadsOn("sense/room1/NodeMCU1").stream()
                .map(payload -> json(payload).at("/measures/2/measure").asDouble())
                .toList();
    }

    private static List<String> retained(Watcher watcher, String topic) {
        return watcher.seenOn(topic).stream()
                .filter(Watcher.Seen::retained)
                .map(Watcher.Seen::payload)
                .toList();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
