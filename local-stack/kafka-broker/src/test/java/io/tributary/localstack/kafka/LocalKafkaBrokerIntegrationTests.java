package io.tributary.localstack.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.tributary.localstack.ports.FreePorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKafkaBrokerIntegrationTests {

    private static final int PATIENCE_SECONDS = 60;

    @TempDir private Path directory;

    private int port;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Process process;

    @BeforeEach
    void start() throws Exception {
        port = FreePorts.next();
        launch();
    }

    @AfterEach
    void stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void committedTransactionAndClusterIdSurviveARestart() throws Exception {
        String clusterId = clusterId();
        createTopic("sense");
        sendInTransaction("sense", "21.4");
        stop();
        launch();
        assertThat(clusterId()).isEqualTo(clusterId);
        assertThat(readCommitted("sense")).containsExactly("21.4");
    }

    @Test
    void topicThatNobodyCreatedStaysUnknown() throws Exception {
        try (Admin admin = Admin.create(clientSettings())) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> admin.describeTopics(List.of("sens")).allTopicNames().get())
                    .withCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    private void launch() throws Exception {
        process =
                LocalKafkaBroker.processBuilder(
                                new LocalKafkaBrokerOptions(
                                        directory, port, List.of("-Xmx256m", "-XX:+UseSerialGC")))
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("out").toFile())
                        .start();
        await().atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                .until(() -> output().contains("Kafka Server started") || !process.isAlive());
        assertThat(process.isAlive()).as(output()).isTrue();
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("out"), StandardCharsets.UTF_8);
    }

    private String clusterId() throws Exception {
        try (Admin admin = Admin.create(clientSettings())) {
            return admin.describeCluster().clusterId().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void createTopic(String name) throws Exception {
        try (Admin admin = Admin.create(clientSettings())) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1)))
                    .all()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void sendInTransaction(String topic, String value) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", "127.0.0.1:" + port, "transactional.id", "home-gw-0");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, value));
            producer.commitTransaction();
        }
    }

    private List<String> readCommitted(String topic) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        "127.0.0.1:" + port,
                        "group.id",
                        "test",
                        "auto.offset.reset",
                        "earliest",
                        "isolation.level",
                        "read_committed");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            List<String> values = new ArrayList<>();
            long deadline = System.nanoTime() + Duration.ofSeconds(PATIENCE_SECONDS).toNanos();
            while (values.isEmpty() && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }

    private Map<String, Object> clientSettings() {
        return Map.of("bootstrap.servers", "127.0.0.1:" + port);
    }
}
