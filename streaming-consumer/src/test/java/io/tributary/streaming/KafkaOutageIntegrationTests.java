package io.tributary.streaming;

import static io.tributary.streaming.document.Messages.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.localstack.kafka.LocalKafkaBroker;
import io.tributary.localstack.kafka.LocalKafkaBrokerOptions;
import io.tributary.localstack.ports.FreePorts;
import io.tributary.streaming.document.Messages;
import io.tributary.topology.kafka.KafkaTopic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

/** What happens while Kafka is away, with a broker of its own that comes, is killed and returns. */
class KafkaOutageIntegrationTests {

    private static final Duration A_WHILE = Duration.ofSeconds(90);

    private final Elasticsearch elasticsearch = new Elasticsearch();

    @Test
    void serviceStartsWithoutKafkaGoesOnWhenItComesAndReturnsAndEndsWithoutIt(
            @TempDir Path directory) throws Exception {
        int port = FreePorts.next();
        String servers = "127.0.0.1:" + port;
        try (RunningService service =
                RunningService.start("spring.kafka.bootstrap-servers=" + servers)) {
            awaitHealth(service, Status.OUT_OF_SERVICE);
            assertThat(service.health("livenessState")).isEqualTo(Status.UP);

            Process broker = broker(directory, port);
            try (Kafka kafka = new Kafka(servers)) {
                kafka.awaitTopics();
                send(kafka, 1, 50);
                kafka.awaitCommitted("readings", KafkaTopic.SENSE);
                broker.destroyForcibly().waitFor();
                awaitHealth(service, Status.OUT_OF_SERVICE);

                broker = broker(directory, port);
                send(kafka, 51, 100);
                kafka.awaitCommitted("readings", KafkaTopic.SENSE);
                awaitHealth(service, Status.UP);
            } finally {
                broker.destroyForcibly().waitFor();
            }
            awaitHealth(service, Status.OUT_OF_SERVICE);
            assertThat(service.end()).isLessThan(Duration.ofSeconds(10));
        }
        assertThat(elasticsearch.documents("tributary-readings", "site", "broker")).hasSize(100);
    }

    private static void awaitHealth(RunningService service, Status status) {
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(service.health("consuming")).isEqualTo(status));
    }

    private static void send(Kafka kafka, int from, int to) {
        for (int i = from; i <= to; i++) {
            kafka.send(
                    KafkaTopic.SENSE,
                    "broker/kitchen",
                    Messages.json(Messages.temperatureOnly("broker", i, WINDOW.plusSeconds(i))));
        }
    }

    private static Process broker(Path directory, int port) throws IOException {
        return LocalKafkaBroker.processBuilder(
                        new LocalKafkaBrokerOptions(directory, port, List.of("-Xmx256m")))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("broker.log").toFile())
                .start();
    }
}
