package io.tributary.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.Homes;
import io.tributary.gateway.running.Edge;
import io.tributary.topology.kafka.KafkaTopic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;

class TopicReaderIntegrationTests {

    private static final KafkaTopic TOPIC = KafkaTopic.GATEWAY_PROGRESS;

    private final String key = "home/gw-" + UUID.randomUUID() + "/0";
    private static final String DEVICE =
            """
            {"id":"press-%d","title":"Press %d","presence":"mains","elements":[{"name":"temperature",\
            "field":"temperature","unit":"Cel","min":-40,"max":125},{"name":"humidity",\
            "field":"humidity","unit":"%%RH","min":0,"max":100}]}""";

    private final TopicReader reader = new TopicReader(clients());

    @BeforeAll
    static void topics() throws Exception {
        Edge.createTopics();
    }

    @Test
    void newestValueOfAKeyIsFound() {
        put(key, "1");
        put(key, "2");
        put("home/other/0", "3");
        assertThat(newest(key)).contains("2");
        assertThat(newest("home/nobody/0")).isEmpty();
    }

    @Test
    void valueIsFoundHoweverMuchOthersWroteSince() {
        put(key, "1");
        try (KafkaProducer<String, String> others = producer(null)) {
            for (int i = 0; i < 2_500; i++) {
                others.send(new ProducerRecord<>(TOPIC.topicName(), "home/busy/0", "x"));
            }
        }
        assertThat(newest(key)).contains("1");
    }

    @Test
    void openTransactionOfAnotherGatewayHidesNothing() throws Exception {
        put(key, "old");
        try (KafkaProducer<String, String> other = producer("other-" + key);
                KafkaProducer<String, String> ours = producer("ours-" + key)) {
            other.initTransactions();
            other.beginTransaction();
            other.send(new ProducerRecord<>(TOPIC.topicName(), "home/open/0", "x")).get();
            ours.initTransactions();
            ours.beginTransaction();
            ours.send(new ProducerRecord<>(TOPIC.topicName(), key, "new")).get();
            ours.commitTransaction();

            CompletableFuture<Optional<String>> found =
                    CompletableFuture.supplyAsync(() -> newest(key));
            assertThat(found)
                    .failsWithin(Duration.ofSeconds(2))
                    .withThrowableOfType(java.util.concurrent.TimeoutException.class);
            other.abortTransaction();
            assertThat(found).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(Optional.of("new"));
            assertThat(newest("home/open/0")).isEmpty();
        }
    }

    @Test
    void everythingCommittedIsReadAndTombstonesAreSkipped() {
        String prefix = UUID.randomUUID().toString();
        for (int i = 0; i < 20; i++) {
            put(KafkaTopic.COMMAND_STATUS, prefix + i, "v" + i);
        }
        put(KafkaTopic.COMMAND_STATUS, prefix + 3, null);
        Map<String, String> found = new TreeMap<>();
        reader.readAll(
                KafkaTopic.COMMAND_STATUS,
                (foundKey, value) -> {
                    if (foundKey.startsWith(prefix)) {
                        found.put(foundKey, new String(value, StandardCharsets.UTF_8));
                    }
                });
        assertThat(found).hasSize(20).containsEntry(prefix + 7, "v7");
    }

    @Test
    void modelOfASiteOfTenThousandDevicesIsWrittenAndRead() throws Exception {
        String model =
                IntStream.range(0, 10_000)
                        .mapToObj(i -> DEVICE.formatted(i, i))
                        .collect(Collectors.joining(",", "[", "]"));
        assertThat(model.length()).isGreaterThan(2 * 1024 * 1024);

        new LargeRecordSender(clients())
                .send(KafkaTopic.SITE, key, model.getBytes(StandardCharsets.UTF_8));

        assertThat(
                        reader.newest(KafkaTopic.SITE, key)
                                .map(value -> new String(value, StandardCharsets.UTF_8)))
                .contains(model);
    }

    private static KafkaClients clients() {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        Edge.bootstrapServers(),
                        "auto.offset.reset",
                        "earliest");
        return new KafkaClients(
                new DefaultKafkaConsumerFactory<>(settings),
                new DefaultKafkaProducerFactory<>(settings),
                new KafkaAdmin(settings),
                Homes.GATEWAY);
    }

    private Optional<String> newest(String of) {
        return reader.newest(TOPIC, of).map(value -> new String(value, StandardCharsets.UTF_8));
    }

    private static void put(String key, String value) {
        put(TOPIC, key, value);
    }

    private static void put(KafkaTopic topic, String key, @Nullable String value) {
        try (KafkaProducer<String, String> producer = producer(null)) {
            producer.send(new ProducerRecord<>(topic.topicName(), key, value));
        }
    }

    private static KafkaProducer<String, String> producer(@Nullable String transactionalId) {
        Map<String, Object> settings = new TreeMap<>();
        settings.put("bootstrap.servers", Edge.bootstrapServers());
        if (transactionalId != null) {
            settings.put("transactional.id", transactionalId);
        }
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }
}
