package io.tributary.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.localstack.launch.LocalStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What devices should never send, and sometimes do. */
@EnabledIf(
        value = "io.tributary.system.Mosquitto#isInstalled",
        disabledReason = "needs mosquitto_pub on the path")
class BadPayloadSystemTests {

    private static final LocalStack STACK = SharedStack.get();
    private static final Documents DOCUMENTS = new Documents(STACK);
    private static final Mosquitto MOSQUITTO = new Mosquitto(STACK);

    @TempDir Path folder;

    @Test
    void eachIsRejectedWithAReasonAndTheGoodOnesBesideItAreUntouched() throws IOException {
        Map<String, byte[]> bad = badPayloads();
        Map<String, String> reasons =
                Map.of(
                        "broken-json", "malformed-json",
                        "no-device", "invalid-structure",
                        "wrong-type", "invalid-structure",
                        "nan", "malformed-json",
                        "junk", "too-large",
                        "not-utf8", "invalid-utf8",
                        "empty", "empty",
                        "deep", "invalid-structure",
                        "wrong-unit", "unit-mismatch");
        int good = 0;
        for (Map.Entry<String, byte[]> payload : bad.entrySet()) {
            publishGood(++good);
            Path file = folder.resolve(payload.getKey());
            Files.write(file, payload.getValue());
            if (payload.getValue().length == 0) {
                MOSQUITTO.publish("sense/bad-" + payload.getKey(), "", "-q", "1");
            } else {
                MOSQUITTO.publishFile(topic(payload.getKey()), file);
            }
        }
        publishGood(++good);
        int sent = good;

        bad.forEach(
                (name, payload) ->
                        await().atMost(Duration.ofSeconds(15))
                                .untilAsserted(
                                        () -> {
                                            JsonNode found = rejection(topic(name));
                                            assertThat(found.path("reason").asString(""))
                                                    .as(name)
                                                    .isEqualTo(reasons.get(name));
                                            assertThat(found.path("detail").asString(""))
                                                    .as("a sentence for %s", name)
                                                    .contains(" ")
                                                    .hasSizeBetween(15, 300);
                                            assertThat(found.path("payloadBytes").asLong())
                                                    .isEqualTo(payload.length);
                                        }));
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () ->
                                assertThat(DOCUMENTS.readings(Documents.term("device", "good")))
                                        .isEqualTo(sent));
    }

    private static String topic(String name) {
        return name.equals("wrong-unit") ? "sense/lab/bench" : "sense/bad-" + name;
    }

    private static void publishGood(int number) {
        MOSQUITTO.publish(
                "sense/lab", "{\"deviceID\":\"good\",\"number\":%d}".formatted(number), "-q", "1");
    }

    private static JsonNode rejection(String topic) {
        return DOCUMENTS
                .search(
                        "tributary-rejected",
                        "{\"query\":%s}".formatted(Documents.term("topic", topic)))
                .path("hits")
                .path("hits")
                .path(0)
                .path("_source");
    }

    private static Map<String, byte[]> badPayloads() {
        byte[] junk = new byte[1024 * 1024];
        new Random(1).nextBytes(junk);
        Map<String, byte[]> payloads = new LinkedHashMap<>();
        payloads.put("broken-json", text("{\"deviceID\":\"x\",\"temperature\":"));
        payloads.put("no-device", text("{\"temperature\":21}"));
        payloads.put("wrong-type", text("{\"deviceID\":\"x\",\"measures\":21}"));
        payloads.put("nan", text("{\"deviceID\":\"x\",\"temperature\":NaN}"));
        payloads.put("junk", junk);
        payloads.put("not-utf8", new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'});
        payloads.put("empty", new byte[0]);
        payloads.put(
                "deep",
                text("{\"deviceID\":\"x\",\"a\":" + "[".repeat(2000) + "]".repeat(2000) + "}"));
        payloads.put(
                "wrong-unit",
                text(
                        "{\"deviceID\":\"bench\",\"measures\":[{\"element\":\"temperature\",\"measure\":70,\"unit\":\"°F\"}]}"));
        return payloads;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
