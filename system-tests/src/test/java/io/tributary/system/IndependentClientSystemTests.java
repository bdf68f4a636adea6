package io.tributary.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.localstack.launch.LocalStack;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Clients that are not ours, as devices. */
@EnabledIf(
        value = "io.tributary.system.Mosquitto#isInstalled",
        disabledReason = "needs mosquitto_pub and mosquitto_sub on the path")
class IndependentClientSystemTests {

    private static LocalStack stack = SharedStack.get();
    private static final Rest REST = new Rest(stack);
    private static final Documents DOCUMENTS = new Documents(stack);
    private static final Mosquitto MOSQUITTO = new Mosquitto(stack);

    @BeforeAll
    static void firstReadingWarmsUpThePath() {
        MOSQUITTO.publish("sense/lab", "{\"deviceID\":\"warm-up\",\"temperature\":1}", "-q", "1");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> REST.latest("lab", "warm-up", "temperature").isNumber());
    }

    @ParameterizedTest(name = "MQTT {0} at QoS {1}")
    @CsvSource({"mqttv311, 0", "mqttv311, 1", "mqttv311, 2", "mqttv5, 0", "mqttv5, 1", "mqttv5, 2"})
    void valueIsThereByRestWithinTwoSecondsAndIndexedWithTheRightNumbers(String version, int qos) {
        String device = "client-" + version + "-" + qos;
        double first = 20 + qos;
        MOSQUITTO.publish(
                "sense/lab/" + device,
                "{\"deviceID\":\"%s\",\"measures\":[{\"element\":\"temperature\",\"measure\":%s}]}"
                        .formatted(device, first),
                "-V",
                version,
                "-q",
                Integer.toString(qos));

        await().atMost(Duration.ofSeconds(2))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(
                        () ->
                                assertThat(
                                                REST.latest("lab", device, "temperature")
                                                        .asDouble(Double.NaN))
                                        .isEqualTo(first));

        MOSQUITTO.publish(
                "sense/lab",
                "{\"deviceID\":\"%s\",\"temperature\":%s,\"humidity\":40}"
                        .formatted(device, first + 2),
                "-V",
                version,
                "-q",
                Integer.toString(qos));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> {
                            JsonNode stats = statistics(device, "temperature");
                            assertThat(stats.get("count").get("value").asLong()).isEqualTo(2);
                            assertThat(stats.get("min").get("value").asDouble()).isEqualTo(first);
                            assertThat(stats.get("max").get("value").asDouble())
                                    .isEqualTo(first + 2);
                            assertThat(stats.get("sum").get("value").asDouble())
                                    .isEqualTo(2 * first + 2);
                        });
    }

    @Test
    void lampGetsItsCommandWithinASecondAndItsReportIsSuccess() throws InterruptedException {
        MOSQUITTO.publish("config/lab/bench/status", "online", "-q", "1", "-r");
        await().atMost(Duration.ofSeconds(5)).until(() -> presence("bench").equals("online"));
        try (Mosquitto.Subscription lamp =
                MOSQUITTO.subscribe("cmnd/lab/lamp", "-q", "1", "-V", "mqttv5", "-F", "%r %p")) {
            awaitSubscribed(lamp);

            String address = REST.command("lab", "lamp", "ON");
            String received = lamp.next(1_000);

            assertThat(received).as("not retained, and the value as it is").isEqualTo("0 ON");
            MOSQUITTO.publish("config/lab/lamp", "ON", "-q", "1", "-r");
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(
                            () ->
                                    assertThat(REST.get(address).get("state").asString())
                                            .isEqualTo("SUCCEEDED"));
            assertThat(REST.get(address).get("history").valueStream())
                    .extracting(transition -> transition.get("state").asString())
                    .containsSubsequence("QUEUED", "SENT", "SUCCEEDED");
        }
    }

    /** A subscription stands when a message of our own comes through it. */
    private static void awaitSubscribed(Mosquitto.Subscription lamp) throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            String address = REST.command("lab", "lamp", "OFF");
            if (lamp.next(500) != null) {
                MOSQUITTO.publish("config/lab/lamp", "OFF", "-q", "1", "-r");
                await().atMost(Duration.ofSeconds(5))
                        .until(() -> REST.get(address).get("state").asString().equals("SUCCEEDED"));
                return;
            }
        }
        throw new AssertionError("mosquitto_sub never received a command");
    }

    private static String presence(String device) {
        return REST.get("/devices/" + device).path("presence").asString("");
    }

    private static JsonNode statistics(String device, String element) {
        return DOCUMENTS
                .search(
                        "tributary-readings",
                        """
                        {"size":0,"query":{"bool":{"filter":[%s,%s]}},
                         "aggs":{"count":{"sum":{"field":"count"}},"min":{"min":{"field":"min"}},
                                 "max":{"max":{"field":"max"}},"sum":{"sum":{"field":"sum"}}}}
                        """
                                .formatted(
                                        Documents.term("device", device),
                                        Documents.term("element", element)))
                .get("aggregations");
    }
}
