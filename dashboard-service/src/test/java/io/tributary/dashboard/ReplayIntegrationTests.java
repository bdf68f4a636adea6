package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.dashboard.support.Edge;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.Index;
import io.tributary.dashboard.support.Servers;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.rejection.Replay;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
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

/** Rejections that are fed in again, with real servers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayIntegrationTests {

    private static final String REJECTED = "/api/v1/sites/home/rejected/";
    private static final Instant AT = Instant.parse("2026-11-20T10:15:30.123Z");

    private Edge edge;
    private Index index;
    private RunningDashboard dashboard;

    @BeforeAll
    void start() {
        edge = new Edge(Servers.kafka());
        index = new Index(Servers.elasticsearch());
        edge.tell(Home.MODEL);
        edge.tell(Home.heartbeat(Home.SITE, Instant.now()));
        dashboard = running();
    }

    @AfterAll
    void stop() {
        dashboard.close();
        edge.close();
    }

    @Test
    void requestStandsInKafkaOnceAndIsShown() {
        Rejection rejection = rejected();

        HttpResponse<String> first = replay(rejection);
        HttpResponse<String> second = replay(rejection);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
        assertThat(first.headers().firstValue("Location")).contains(REJECTED + rejection.id());
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("already-replayed", "\"replayedBy\":\"admin\"");
        assertThat(inKafka(rejection))
                .singleElement()
                .satisfies(
                        replay -> {
                            assertThat(replay.topic()).isEqualTo("sense/room1");
                            assertThat(replay.payload()).isEqualTo(rejection.payload());
                            assertThat(replay.receivedAt()).isEqualTo(AT);
                            assertThat(replay.requestedBy()).isEqualTo("admin");
                        });
        JsonNode shown = dashboard.json(REJECTED + rejection.id());
        assertThat(shown.path("replayedAt").asString())
                .isEqualTo(inKafka(rejection).getFirst().requestedAt().toString());
        assertThat(dashboard.get("/api/v1/sites/home/rejected?device=again").body())
                .contains("\"replayedBy\":\"admin\"");
    }

    @Test
    void ofRequestsThatRaceOverTwoDashboardsOneIsAccepted() {
        Rejection rejection = rejected();
        try (RunningDashboard other = running()) {
            List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                RunningDashboard one = i % 2 == 0 ? dashboard : other;
                asked.add(CompletableFuture.supplyAsync(() -> replay(one, rejection)));
            }
            List<HttpResponse<String>> answers =
                    asked.stream().map(CompletableFuture::join).toList();

            assertThat(answers.stream().map(HttpResponse::statusCode).sorted())
                    .containsExactly(202, 409, 409, 409, 409, 409, 409, 409);
            String first = inKafka(rejection).getFirst().requestedAt().toString();
            assertThat(answers).allSatisfy(answer -> assertThat(answer.body()).contains(first));
        }
    }

    @Test
    void restartForgetsNothingAndOldOnesStandInElasticsearch() {
        Rejection recent = rejected();
        assertThat(replay(recent).statusCode()).isEqualTo(202);
        Rejection old = rejected();
        index.put(
                "tributary-replays",
                old.id().toString(),
                Map.of(
                        "id",
                        old.id().toString(),
                        "site",
                        "home",
                        "replayedBy",
                        "eve",
                        "replayedAt",
                        AT.toString()));
        try (RunningDashboard another = running()) {
            assertThat(replay(another, recent).statusCode()).isEqualTo(409);
            assertThat(replay(another, old).body()).contains("already-replayed", "eve");
            assertThat(another.json(REJECTED + old.id()).path("replayedBy").asString())
                    .isEqualTo("eve");
        }
        assertThat(inKafka(old)).isEmpty();
    }

    @Test
    void countedRejectionIsShownWithItsNumbersAndNotFedInAgain() {
        Rejection counted =
                Rejection.counted(
                        UUID.randomUUID(),
                        Home.SITE,
                        "sense/room1",
                        "room1",
                        "counter",
                        RejectionReason.RATE,
                        "too many",
                        400,
                        List.of(List.of(1L, 399L), List.of(500L, 500L)),
                        40_000,
                        AT);
        index.put("tributary-rejected", counted.id().toString(), counted);

        assertThat(replay(counted).statusCode()).isEqualTo(422);
        JsonNode shown = dashboard.json(REJECTED + counted.id());
        assertThat(shown.path("count").asLong()).isEqualTo(400);
        assertThat(shown.path("seqs").toString()).isEqualTo("[[1,399],[500,500]]");
    }

    private RunningDashboard running() {
        RunningDashboard running = RunningDashboard.start(Servers.kafka(), Servers.elasticsearch());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> running.get("/api/v1/sites/home").statusCode() == 200);
        return running;
    }

    private Rejection rejected() {
        Rejection rejection =
                Rejection.of(
                        UUID.randomUUID(),
                        Home.SITE,
                        "mqtt",
                        "sense/room1",
                        "room1",
                        "again",
                        RejectionReason.MALFORMED_JSON,
                        "not JSON",
                        "{broken".getBytes(StandardCharsets.UTF_8),
                        AT);
        index.put("tributary-rejected", rejection.id().toString(), rejection);
        return rejection;
    }

    private HttpResponse<String> replay(Rejection rejection) {
        return replay(dashboard, rejection);
    }

    private static HttpResponse<String> replay(RunningDashboard dashboard, Rejection rejection) {
        return dashboard.post(REJECTED + rejection.id() + "/replay", "", Map.of());
    }

    private static List<Replay> inKafka(Rejection rejection) {
        TopicPartition partition = new TopicPartition(KafkaTopic.REPLAY.topicName(), 0);
        Stream.Builder<ConsumerRecord<byte[], byte[]>> found = Stream.builder();
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", Servers.kafka()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(found);
            }
        }
        return found.build()
                .filter(
                        record ->
                                new String(record.key(), StandardCharsets.UTF_8)
                                        .equals(rejection.id().toString()))
                .map(record -> JsonCodec.of(Replay.class).decode(record.value()))
                .toList();
    }
}
