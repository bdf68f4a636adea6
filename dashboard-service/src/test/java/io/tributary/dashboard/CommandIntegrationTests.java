package io.tributary.dashboard;

import static io.tributary.dashboard.support.Home.SITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.dashboard.support.Commanding;
import io.tributary.dashboard.support.Edge;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.Index;
import io.tributary.dashboard.support.Servers;
import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** From a POST to the record in Kafka, and from the gateway's word to REST, with real servers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandIntegrationTests {

    private static final Duration A_WHILE = Duration.ofSeconds(20);
    private static final String LIGHT =
            "/api/v1/sites/home/locations/room1/actuators/light/commands";

    private Edge edge;
    private Index index;
    private RunningDashboard dashboard;

    @BeforeAll
    void start() {
        edge = new Edge(Servers.kafka());
        index = new Index(Servers.elasticsearch());
        edge.tell(Home.MODEL);
        edge.tell(Home.heartbeat(SITE, Instant.now()));
        dashboard = RunningDashboard.start(Servers.kafka(), Servers.elasticsearch());
        await().atMost(A_WHILE)
                .until(() -> dashboard.get("/actuator/health/readiness").statusCode() == 200);
    }

    @AfterAll
    void stop() {
        dashboard.close();
        edge.close();
    }

    @Test
    void acceptedCommandStandsInKafkaUnderItsActuatorsKey() {
        HttpResponse<String> answer = dashboard.post(LIGHT, "{\"value\":\"ON\"}", Map.of());

        assertThat(answer.statusCode()).isEqualTo(202);
        String id = JsonCodec.mapper().readTree(answer.body()).path("id").asString();
        assertThat(answer.headers().firstValue("Location"))
                .contains("/api/v1/sites/home/commands/" + id);
        ConsumerRecord<byte[], byte[]> record = published(id);
        assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("home/room1/light");
        Command command = JsonCodec.of(Command.class).decode(record.value());
        assertThat(command.value()).isEqualTo("ON");
        assertThat(command.createdBy()).isEqualTo("admin");
        assertThat(Duration.between(command.createdAt(), command.expiresAt()))
                .isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void repeatedKeyStandsInKafkaOnce() {
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());

        HttpResponse<String> first = dashboard.post(LIGHT, "{\"value\":\"ON\"}", key);
        HttpResponse<String> second = dashboard.post(LIGHT, "{\"value\":\"ON\"}", key);
        HttpResponse<String> other = dashboard.post(LIGHT, "{\"value\":\"OFF\"}", key);

        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(other.statusCode()).isEqualTo(422);
        String id = JsonCodec.mapper().readTree(first.body()).path("id").asString();
        assertThat(all().filter(record -> isCommand(record, id))).hasSize(1);
    }

    @Test
    void gatewaysWordIsShownAndStreamed() {
        HttpResponse<String> answer = dashboard.post(LIGHT, "{\"value\":\"ON\"}", Map.of());
        String id = JsonCodec.mapper().readTree(answer.body()).path("id").asString();
        Command command = JsonCodec.of(Command.class).decode(published(id).value());
        CommandStatus done =
                CommandStatus.queued(command)
                        .moved(CommandState.SENT, Instant.now(), null, null)
                        .moved(CommandState.SUCCEEDED, Instant.now(), null, "ON");
        try (LiveStream stream = dashboard.stream("?location=room1")) {
            stream.next("snapshot", all -> true);
            edge.tell(done);

            stream.next(
                    "command",
                    shown ->
                            shown.path("id").asString().equals(id)
                                    && shown.path("state").asString().equals("SUCCEEDED"));
        }
        JsonNode shown = dashboard.json("/api/v1/sites/home/commands/" + id);
        assertThat(shown.path("reported").asString()).isEqualTo("ON");
        assertThat(shown.path("history"))
                .extracting(step -> step.path("state").asString())
                .containsExactly("QUEUED", "SENT", "SUCCEEDED");
    }

    @Test
    void olderCommandsComeFromElasticsearch() {
        Instant longAgo = Instant.parse("2026-01-01T00:00:00Z");
        CommandStatus archived = Commanding.queued(longAgo);
        index.put("tributary-commands", archived.id().toString(), archived);

        JsonNode shown = dashboard.json("/api/v1/sites/home/commands/" + archived.id());

        assertThat(shown.path("createdAt").asString()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(dashboard.get("/api/v1/sites/home/commands?limit=500").body())
                .contains(archived.id().toString());
        String by = "/api/v1/sites/home/commands?limit=500&createdBy=";
        assertThat(dashboard.get(by + archived.createdBy()).body())
                .contains(archived.id().toString());
        assertThat(dashboard.get(by + "nobody").body()).doesNotContain(archived.id().toString());
        assertThat(dashboard.get("/api/v1/sites/home/commands/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void commandOfASiteThatFellSilentIsNotGuessed() {
        Instant before = Instant.now().minusSeconds(100).truncatedTo(ChronoUnit.MILLIS);
        Command command = Commanding.lightOn(before);
        Command silent =
                new Command(
                        command.id(),
                        Home.WORKSHOP.site(),
                        command.location(),
                        command.actuator(),
                        "ON",
                        before,
                        before.plusSeconds(10),
                        "admin");
        edge.tell(Home.heartbeat(Home.WORKSHOP.site(), before));
        edge.tell(CommandStatus.queued(silent));

        await().atMost(A_WHILE)
                .untilAsserted(
                        () -> {
                            JsonNode shown =
                                    dashboard.json(
                                            "/api/v1/sites/workshop/commands/" + silent.id());
                            assertThat(shown.path("state").asString())
                                    .isEqualTo("SITE_UNREACHABLE");
                            assertThat(shown.path("lastKnownState").asString()).isEqualTo("QUEUED");
                        });
    }

    private static ConsumerRecord<byte[], byte[]> published(String id) {
        return all().filter(record -> isCommand(record, id)).findFirst().orElseThrow();
    }

    private static boolean isCommand(ConsumerRecord<byte[], byte[]> record, String id) {
        return new String(record.value(), StandardCharsets.UTF_8).contains(id);
    }

    private static Stream<ConsumerRecord<byte[], byte[]>> all() {
        Map<String, Object> settings = Map.of("bootstrap.servers", Servers.kafka());
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(KafkaTopic.COMMAND.topicName()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Stream.Builder<ConsumerRecord<byte[], byte[]>> found = Stream.builder();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                StreamSupport.stream(consumer.poll(Duration.ofMillis(100)).spliterator(), false)
                        .forEach(found);
            }
            return found.build();
        }
    }
}
