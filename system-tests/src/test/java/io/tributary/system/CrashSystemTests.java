package io.tributary.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.localstack.launch.LocalStack;
import io.tributary.topology.json.JsonCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A service is killed under load, as {@code kill -9} does, and started again. */
class CrashSystemTests {

    private static final LocalStack STACK = SharedStack.get();
    private static final Documents DOCUMENTS = new Documents(STACK);
    private static final int RATE = 300;
    private static final int SECONDS = 12;

    @ParameterizedTest
    @ValueSource(strings = {"gateway-service", "streaming-consumer"})
    void killedUnderLoadLosesAndDoublesNothing(String service) throws Exception {
        String location = "crash-" + service;
        Path seqFile = Path.of("target", location + ".seq").toAbsolutePath();
        Path log = Path.of("target", location + ".log");
        Process load =
                Simulator.start(
                        STACK,
                        log,
                        "--rate=" + RATE,
                        "--devices=10",
                        "--messages=" + RATE * SECONDS,
                        "--location=" + location,
                        "--seq-file=" + seqFile);
        killTwice(service, location);
        Simulator.awaitSuccess(load, log, 120);

        Map<String, Long> sent = acknowledged(seqFile);
        assertThat(sent.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(RATE * SECONDS);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(messagesInKafka(location)).isEqualTo(sent));
        SenseTopic.accounts(STACK, location)
                .forEach(
                        (device, account) -> {
                            assertThat(account.times().keySet())
                                    .as("numbers of %s", device)
                                    .hasSize(Math.toIntExact(sent.getOrDefault(device, 0L)));
                            assertThat(account.times().values())
                                    .as("%s stands there once each", device)
                                    .containsOnly(1);
                        });
        long readings = readingsInKafka(location);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(
                        () ->
                                assertThat(DOCUMENTS.readings(Documents.term("location", location)))
                                        .isEqualTo(readings));
    }

    private static void killTwice(String service, String location) {
        await().atMost(Duration.ofSeconds(40))
                .until(() -> !SenseTopic.accounts(STACK, location).isEmpty());
        for (int i = 0; i < 2; i++) {
            await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
            STACK.process(service).kill();
            STACK.process(service).start();
        }
    }

    private static Map<String, Long> messagesInKafka(String location) {
        Map<String, Long> messages = new TreeMap<>();
        SenseTopic.accounts(STACK, location)
                .forEach((device, account) -> messages.put(device, account.messages()));
        return messages;
    }

    /** The load devices send the same number of readings in each message. */
    private static long readingsInKafka(String location) {
        return SenseTopic.accounts(STACK, location).values().stream()
                        .mapToLong(account -> account.messages())
                        .sum()
                * 2;
    }

    /** How many messages the broker acknowledged, by device. */
    private static Map<String, Long> acknowledged(Path seqFile) throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        try (Stream<String> lines = Files.lines(seqFile)) {
            lines.map(JsonCodec.mapper()::readTree)
                    .forEach(page -> counts.put(page.get("deviceID").asString(), count(page)));
        }
        return counts;
    }

    private static long count(JsonNode page) {
        long count = 0;
        for (JsonNode range : page.get("acknowledged")) {
            count += range.get(1).asLong() - range.get(0).asLong() + 1;
        }
        return count;
    }
}
