package io.tributary.simulator.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.simulator.Simulator;
import io.tributary.simulator.mqtt.Watcher;
import io.tributary.topology.mqtt.MqttTopicFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Devices without luck: their power fails again and again. */
class DropOffIntegrationTests {

    private static final String STATUS = "config/shed/flaky/status";

    @TempDir private Path directory;

    @Test
    void droppedDeviceFiresItsWillAndReturnsAsAfterABoot() throws IOException {
        Path site =
                Files.writeString(
                        directory.resolve("site.yaml"),
                        """
                        site: unlucky
                        locations:
                          - name: shed
                            devices:
                              - {id: flaky, interval: PT0.2S, elements: [{name: level, min: 0, max: 9}]}
                        """);
        try (Watcher watcher = Watcher.of(new MqttTopicFilter("+/shed/#"));
                ConfigurableApplicationContext simulator =
                        Simulator.start(
                                "--site=" + site,
                                "--server.port=0",
                                "--tributary.simulator.home.drop-off.mean-interval=2s",
                                "--tributary.simulator.home.drop-off.away-min=500ms",
                                "--tributary.simulator.home.drop-off.away-max=1s")) {
            await().untilAsserted(
                            () ->
                                    assertThat(watcher.payloadsOn(STATUS))
                                            .containsSequence("online", "offline", "online"));
            await().until(() -> boots(watcher).size() >= 2);

            assertThat(simulator.isRunning()).isTrue();
            assertThat(seqsOf(watcher, boots(watcher).getFirst()))
                    .isNotEmpty()
                    .first()
                    .isEqualTo(1);
        }
    }

    private static List<String> boots(Watcher watcher) {
        return watcher.payloadsOn("sense/shed/flaky").stream()
                .map(payload -> JsonMapper.shared().readTree(payload).get("boot").asString())
                .distinct()
                .toList();
    }

    private static List<Integer> seqsOf(Watcher watcher, String boot) {
        return watcher.payloadsOn("sense/shed/flaky").stream()
                .map(payload -> JsonMapper.shared().readTree(payload))
                .filter(message -> message.get("boot").asString().equals(boot))
                .map(message -> message.get("seq").asInt())
                .toList();
    }
}
