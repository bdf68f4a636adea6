package io.tributary.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.simulator.Simulator;
import io.tributary.simulator.mqtt.Watcher;
import io.tributary.topology.mqtt.MqttTopicFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LoadIntegrationTests {

    @TempDir private Path directory;

    @Test
    void everyDeviceNumbersItsMessagesWithoutGaps() throws IOException {
        Path seqFile = directory.resolve("seq.json");
        try (Watcher watcher = Watcher.of(new MqttTopicFilter("sense/mill/#"))) {
            int exitCode =
                    Simulator.run(
                            "--rate=500",
                            "--devices=5",
                            "--connections=2",
                            "--messages=1000",
                            "--location=mill",
                            "--seq-file=" + seqFile);

            assertThat(exitCode).isZero();
            await().until(() -> watcher.seen().size() >= 1_000);
            for (int device = 1; device <= 5; device++) {
                assertThat(seqs(watcher, "sense/mill/load-" + device))
                        .containsExactlyElementsOf(IntStream.rangeClosed(1, 200).boxed().toList());
            }
            assertThat(watcher.seen()).hasSize(1_000).allMatch(seen -> seen.qos() == 1);
        }

        List<String> lines = Files.readAllLines(seqFile);
        assertThat(lines).hasSize(5);
        for (String line : lines) {
            JsonNode page = JsonMapper.shared().readTree(line);
            assertThat(page.get("sent").asInt()).isEqualTo(200);
            assertThat(page.get("acknowledged").toString()).isEqualTo("[[1,200]]");
            assertThat(page.get("unheard").isEmpty()).isTrue();
            assertThat(page.get("refused").isEmpty()).isTrue();
        }
    }

    @Test
    void messagesThatNobodyHeardAreAccountedForAsSuch() throws IOException {
        Path seqFile = directory.resolve("seq.json");

        int exitCode =
                Simulator.run(
                        "--rate=100",
                        "--devices=1",
                        "--duration=PT0.2S",
                        "--location=desert",
                        "--seq-file=" + seqFile);

        JsonNode page = JsonMapper.shared().readTree(Files.readString(seqFile));
        assertThat(exitCode).isZero();
        assertThat(page.get("unheard").toString()).isEqualTo("[[1,20]]");
        assertThat(page.get("acknowledged").isEmpty()).isTrue();
    }

    @Test
    void runThatTheBrokerRefusesFails() {
        int exitCode =
                Simulator.run("--rate=10", "--messages=1", "--tributary.mqtt.password=wrong");

        assertThat(exitCode).isEqualTo(1);
    }

    private static List<Integer> seqs(Watcher watcher, String topic) {
        return watcher.payloadsOn(topic).stream()
                .map(payload -> JsonMapper.shared().readTree(payload).get("seq").asInt())
                .toList();
    }
}
