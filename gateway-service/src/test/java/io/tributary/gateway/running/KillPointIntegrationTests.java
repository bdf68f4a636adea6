package io.tributary.gateway.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gateways that are killed at each of the points where something is handed over. */
class KillPointIntegrationTests {

    @TempDir Path directory;

    private TestSite site;
    private Kafka kafka;
    private Acquirer acquirer;

    @BeforeEach
    void connect() throws Exception {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        site = TestSite.in(directory);
        kafka = new Kafka(Edge.bootstrapServers(), site.id());
        acquirer = new Acquirer(Edge.mqttUrl());
    }

    @AfterEach
    void disconnect() throws Exception {
        acquirer.close();
        Edge.forget(site);
    }

    @Test
    void everyReadingIsThereExactlyOnceWhereverTheGatewayIsKilled() throws Exception {
        try (Load load = Load.start(acquirer)) {
            for (KillPoint point : KillPoint.values()) {
                try (GatewayProcess gateway = GatewayProcess.startFaulty(site, point)) {
                    assertThat(gateway.awaitExit())
                            .as(point + ": " + gateway.output())
                            .isEqualTo(KillPoint.EXIT_STATUS);
                }
                tearTheLastRecord();
            }
            try (GatewayProcess gateway = GatewayProcess.start(site).awaitUp()) {
                long sent = load.stop();
                kafka.awaitExactlyOnce(load.device(), sent, gateway);
                assertThat(kafka.rejections()).isEmpty();
                assertThat(gateway.output()).contains("torn by a crash");
            }
        }
    }

    /**
     * Leaves what a crash in the middle of a write leaves: a record of which only a part is there.
     */
    private void tearTheLastRecord() throws IOException {
        try (Stream<Path> files = Files.list(site.journal())) {
            Path last =
                    files.filter(file -> file.toString().endsWith(".journal"))
                            .max(Comparator.naturalOrder())
                            .orElseThrow();
            byte[] whole = Files.readAllBytes(last);
            byte[] part = new byte[Math.min(whole.length / 2, 300)];
            System.arraycopy(whole, 0, part, 0, part.length);
            Files.write(last, part, StandardOpenOption.APPEND);
        }
    }
}
