package io.tributary.streaming;

import static io.tributary.streaming.document.Messages.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.streaming.document.Messages;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.Replay;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What cannot be read, in each topic, and what becomes of rejections. */
class PoisonIntegrationTests {

    private static final Elasticsearch elasticsearch = new Elasticsearch();
    private static RunningService service;
    private static Kafka kafka;

    @BeforeAll
    static void start() {
        service = RunningService.start();
        kafka = new Kafka();
        kafka.awaitTopics();
    }

    @AfterAll
    static void stop() {
        kafka.close();
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "SENSE, readings",
        "TEST, rehearsals",
        "CONFIG, devices",
        "COMMAND, commands",
        "COMMAND_STATUS, commands",
        "REJECTED, rejections",
        "REPLAY, replays",
        "AUDIT, audit"
    })
    void poisonIsKeptWithItsBytesAndTheFeedGoesOn(KafkaTopic topic, String feed) {
        String site = "poison-" + topic.topicName();
        kafka.send(topic, site + "/kitchen", "{\"poison\":\"" + topic.topicName());
        kafka.send(topic, site + "/kitchen", "{\"schema\":\"tributary/other/1\"}");
        kafka.awaitCommitted(feed, topic);
        kafka.awaitCommitted("rejections", KafkaTopic.REJECTED);

        List<JsonNode> rejected = elasticsearch.sources("tributary-rejected", "site", site);
        assertThat(rejected).hasSize(2);
        assertThat(rejected)
                .allSatisfy(
                        one -> {
                            assertThat(one.get("topic").asString()).isEqualTo(topic.topicName());
                            assertThat(one.get("reason").asString()).isEqualTo("unreadable-record");
                        })
                .anySatisfy(
                        one ->
                                assertThat(
                                                Base64.getDecoder()
                                                        .decode(one.get("payload").asString()))
                                        .asString(StandardCharsets.UTF_8)
                                        .isEqualTo("{\"poison\":\"" + topic.topicName()));
        assertThat(service.health("livenessState").toString()).isEqualTo("UP");
    }

    @Test
    void countedRejectionIsFoundWithItsNumbersAndSumsByCount() {
        for (Rejection one :
                List.of(
                        Messages.counted("counting", 400),
                        Messages.counted("counting", 17),
                        Messages.rejection("counting", "{")
                                .replaying(java.util.UUID.randomUUID()))) {
            kafka.send(
                    KafkaTopic.REJECTED,
                    one.id().toString(),
                    JsonCodec.of(Rejection.class).encode(one));
        }
        kafka.awaitCommitted("rejections", KafkaTopic.REJECTED);

        assertThat(
                        elasticsearch.aggregate(
                                "tributary-rejected", "site", "counting", "sum", "count"))
                .isEqualTo(418);
        assertThat(elasticsearch.sources("tributary-rejected", "site", "counting"))
                .hasSize(3)
                .anySatisfy(
                        one ->
                                assertThat(one.path("seqs").toString())
                                        .isEqualTo("[[1,200],[400,800]]"))
                .anySatisfy(one -> assertThat(one.path("replayOf").isMissingNode()).isFalse());
    }

    @Test
    void firstRequestToFeedARejectionInAgainStaysWhateverComesWhen() {
        Rejection rejection = Messages.rejection("again-in", "{broken");
        String id = rejection.id().toString();
        JsonCodec<Replay> codec = JsonCodec.of(Replay.class);
        byte[] first = codec.encode(Messages.replay(rejection, "ann", WINDOW.plusSeconds(60)));
        byte[] second = codec.encode(Messages.replay(rejection, "bob", WINDOW.plusSeconds(59)));
        kafka.send(KafkaTopic.REPLAY, id, first);
        kafka.send(KafkaTopic.REPLAY, id, second);
        kafka.send(KafkaTopic.REPLAY, id, first);
        kafka.awaitCommitted("replays", KafkaTopic.REPLAY);
        kafka.send(KafkaTopic.REJECTED, id, JsonCodec.of(Rejection.class).encode(rejection));
        kafka.awaitCommitted("rejections", KafkaTopic.REJECTED);

        assertThat(elasticsearch.sources("tributary-replays", "id", id))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.get("replayedBy").asString()).isEqualTo("ann");
                            assertThat(one.get("replayedAt").asString())
                                    .isEqualTo("2026-11-20T10:16:30Z");
                        });
        assertThat(elasticsearch.sources("tributary-rejected", "id", id)).hasSize(1);
    }
}
