package io.tributary.streaming;

import static io.tributary.streaming.document.Messages.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.streaming.document.Messages;
import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaKeys;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.presence.ActuatorState;
import io.tributary.topology.presence.DeviceState;
import io.tributary.topology.presence.Presence;
import io.tributary.topology.rejection.Rejection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.health.contributor.Status;
import tools.jackson.databind.JsonNode;

/** Every kind of record, good and bad; each test has a site of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class IndexingContract {

    private RunningService service;
    private Kafka kafka;
    private Elasticsearch elasticsearch;

    /** Called once. */
    abstract Addresses startServers();

    abstract void stopServers();

    @BeforeAll
    void start() {
        Addresses servers = startServers();
        elasticsearch = new Elasticsearch(servers::elasticsearch);
        service = RunningService.start(servers);
        kafka = new Kafka(servers.kafka());
        kafka.awaitTopics();
    }

    @AfterAll
    void stop() {
        if (kafka != null) {
            kafka.close();
        }
        if (service != null) {
            service.close();
        }
        stopServers();
    }

    @Test
    void aggregatedMessageBecomesOneDocumentForEachElement() {
        kafka.send(KafkaTopic.SENSE, "one/kitchen", Messages.json(Messages.kitchen("one", 1)));
        kafka.awaitCommitted("readings", KafkaTopic.SENSE);

        List<JsonNode> hits = elasticsearch.documents("tributary-readings", "site", "one");
        assertThat(hits).hasSize(3);
        assertThat(hits)
                .allSatisfy(
                        hit ->
                                assertThat(hit.get("_index").asString())
                                        .isEqualTo("tributary-readings-2026.11.20"));
        assertThat(elasticsearch.aggregate("tributary-readings", "site", "one", "sum", "count"))
                .isEqualTo(6);
        assertThat(elasticsearch.aggregate("tributary-readings", "unit", "Cel", "max", "max"))
                .isGreaterThanOrEqualTo(21.4);
        JsonNode temperature =
                hits.stream()
                        .map(hit -> hit.get("_source"))
                        .filter(hit -> hit.get("element").asString().equals("temperature"))
                        .findFirst()
                        .orElseThrow();
        assertThat(temperature.get("mean").asDouble()).isCloseTo(63.9 / 3, within(1e-9));
        assertThat(elasticsearch.documents("tributary-readings", "lastText", "cooking")).isEmpty();
    }

    @Test
    void manyWindowsAddUpAsTheyWereSent() {
        for (int i = 1; i <= 500; i++) {
            kafka.send(
                    KafkaTopic.SENSE,
                    "many/kitchen",
                    Messages.json(
                            Messages.temperatureOnly("many", i, WINDOW.minusSeconds(1000 - i))));
        }
        kafka.awaitCommitted("readings", KafkaTopic.SENSE);

        assertThat(elasticsearch.documents("tributary-readings", "site", "many")).hasSize(500);
        assertThat(elasticsearch.aggregate("tributary-readings", "site", "many", "sum", "sum"))
                .isCloseTo(500 * 60.0 + 500 * 501, within(1e-6));
        assertThat(elasticsearch.sources("tributary-latest", "site", "many"))
                .singleElement()
                .satisfies(latest -> assertThat(latest.get("value").asDouble()).isEqualTo(520));
    }

    @Test
    void latestValueIsTheOneLatestInEventTime() {
        kafka.send(
                KafkaTopic.SENSE,
                "late/kitchen",
                Messages.json(Messages.temperatureOnly("late", 2, WINDOW)));
        kafka.awaitCommitted("readings", KafkaTopic.SENSE);
        kafka.send(
                KafkaTopic.SENSE,
                "late/kitchen",
                Messages.json(Messages.temperatureOnly("late", 3, WINDOW.minusSeconds(60))));
        kafka.awaitCommitted("readings", KafkaTopic.SENSE);

        assertThat(elasticsearch.documents("tributary-latest", "site", "late"))
                .singleElement()
                .satisfies(
                        hit -> {
                            assertThat(hit.get("_id").asString())
                                    .isEqualTo("late/kitchen/NodeMCU3/temperature");
                            assertThat(hit.get("_version").asLong())
                                    .isEqualTo(WINDOW.plusMillis(500).toEpochMilli());
                            assertThat(hit.at("/_source/value").asDouble()).isEqualTo(22.0);
                        });
        assertThat(elasticsearch.documents("tributary-readings", "site", "late")).hasSize(2);
    }

    @Test
    void rehearsalsStayApartFromRealReadings() {
        kafka.send(KafkaTopic.TEST, "stage/kitchen", Messages.json(Messages.kitchen("stage", 1)));
        kafka.awaitCommitted("rehearsals", KafkaTopic.TEST);

        assertThat(elasticsearch.documents("tributary-test", "site", "stage")).hasSize(3);
        assertThat(elasticsearch.documents("tributary-readings", "site", "stage")).isEmpty();
        assertThat(elasticsearch.documents("tributary-latest", "site", "stage")).isEmpty();
    }

    @Test
    void abortedTransactionIsNotIndexed() {
        kafka.sendInTransaction(
                false,
                KafkaTopic.SENSE,
                "tx/kitchen",
                List.of(Messages.json(Messages.temperatureOnly("tx", 1, WINDOW))));
        kafka.sendInTransaction(
                true,
                KafkaTopic.SENSE,
                "tx/kitchen",
                List.of(Messages.json(Messages.temperatureOnly("tx", 2, WINDOW))));
        kafka.send(
                KafkaTopic.SENSE,
                "tx/kitchen",
                Messages.json(Messages.temperatureOnly("tx", 3, WINDOW)));
        kafka.awaitCommitted("readings", KafkaTopic.SENSE);

        assertThat(elasticsearch.sources("tributary-readings", "site", "tx"))
                .extracting(source -> source.get("commit").asInt())
                .containsExactlyInAnyOrder(2, 3);
    }

    @Test
    void poisonRecordIsRejectedAndItsNeighboursAreIndexed() {
        byte[] good = Messages.json(Messages.temperatureOnly("poison", 1, WINDOW));
        byte[] better = Messages.json(Messages.temperatureOnly("poison", 2, WINDOW));
        String foreign =
                new String(good, StandardCharsets.UTF_8).replace("aggregated/1", "aggregated/9");
        kafka.sendInTransaction(
                true,
                KafkaTopic.SENSE,
                "poison/kitchen",
                List.of(
                        good,
                        "{\"site\":".getBytes(StandardCharsets.UTF_8),
                        foreign.getBytes(StandardCharsets.UTF_8),
                        new byte[] {(byte) 0xff, 0},
                        new byte[0],
                        better));
        kafka.awaitCommitted("readings", KafkaTopic.SENSE);
        kafka.awaitCommitted("rejections", KafkaTopic.REJECTED);

        assertThat(elasticsearch.documents("tributary-readings", "site", "poison")).hasSize(2);
        List<JsonNode> rejected = elasticsearch.sources("tributary-rejected", "site", "poison");
        assertThat(rejected).hasSize(4);
        assertThat(rejected)
                .allSatisfy(
                        one -> {
                            assertThat(one.get("origin").asString()).isEqualTo("kafka");
                            assertThat(one.get("topic").asString()).isEqualTo("sense");
                            assertThat(one.get("reason").asString()).isEqualTo("unreadable-record");
                            assertThat(one.get("location").asString()).isEqualTo("kitchen");
                        });
        assertThat(rejected)
                .anySatisfy(
                        one -> {
                            assertThat(one.get("detail").asString())
                                    .startsWith("schema is \"tributary/aggregated/9\"");
                            assertThat(Base64.getDecoder().decode(one.get("payload").asString()))
                                    .asString(StandardCharsets.UTF_8)
                                    .isEqualTo(foreign);
                        });
    }

    @Test
    void documentThatElasticsearchRefusesIsRejectedAndItsNeighboursAreIndexed() {
        elasticsearch.call(
                "PUT",
                "/tributary-readings-2001.01.01",
                """
                {"mappings": {"properties": {"lastText": {"type": "date"}}}}""");
        kafka.send(
                KafkaTopic.SENSE,
                "refused/kitchen",
                Messages.json(
                        Messages.aggregated(
                                "refused",
                                1,
                                Instant.parse("2001-01-01T10:00:00Z"),
                                List.of(
                                        Messages.temperature(1, 2, WINDOW),
                                        Messages.mode(),
                                        Messages.hood()))));
        kafka.awaitCommitted("readings", KafkaTopic.SENSE);
        kafka.awaitCommitted("rejections", KafkaTopic.REJECTED);

        assertThat(elasticsearch.documents("tributary-readings", "site", "refused")).hasSize(2);
        assertThat(elasticsearch.sources("tributary-rejected", "site", "refused"))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.get("origin").asString()).isEqualTo("elasticsearch");
                            assertThat(one.get("reason").asString()).isEqualTo("document-refused");
                            assertThat(one.get("topic").asString())
                                    .isEqualTo("tributary-readings-2001.01.01");
                            assertThat(one.get("count").asLong()).isEqualTo(1);
                            assertThat(one.get("deviceID").asString()).isEqualTo("NodeMCU3");
                            assertThat(one.get("detail").asString()).contains("lastText");
                            assertThat(Base64.getDecoder().decode(one.get("payload").asString()))
                                    .asString(StandardCharsets.UTF_8)
                                    .contains("\"element\":\"mode\"");
                        });
        assertThat(
                        service.bean(MeterRegistry.class)
                                .get("tributary.streaming.documents.rejected")
                                .tag("reason", "document-refused")
                                .counters())
                .isNotEmpty();
    }

    @Test
    void versionThatSpoilsAWholeBulkRequestIsRejectedAlone() {
        JsonCodec<DeviceState> codec = JsonCodec.of(DeviceState.class);
        DeviceState impossible = Messages.device("spoilt", -1, Presence.ONLINE);
        kafka.sendInTransaction(
                true,
                KafkaTopic.CONFIG,
                "spoilt/kitchen/device/NodeMCU3",
                List.of(codec.encode(impossible)));
        kafka.send(
                KafkaTopic.CONFIG,
                "sound/kitchen/device/NodeMCU3",
                codec.encode(Messages.device("sound", 1, Presence.ONLINE)));
        kafka.awaitCommitted("devices", KafkaTopic.CONFIG);
        kafka.awaitCommitted("rejections", KafkaTopic.REJECTED);

        assertThat(elasticsearch.documents("tributary-devices", "site", "sound")).hasSize(1);
        assertThat(elasticsearch.documents("tributary-devices", "site", "spoilt")).isEmpty();
        assertThat(elasticsearch.sources("tributary-rejected", "site", "spoilt"))
                .singleElement()
                .satisfies(
                        one ->
                                assertThat(one.get("reason").asString())
                                        .isEqualTo("document-refused"));
    }

    @Test
    void commandKeepsItsHighestRevisionWhateverTheOrder() {
        CommandId id = new CommandId(UUID.randomUUID());
        Command command = Messages.command("cmd", id);
        CommandStatus sent =
                CommandStatus.queued(command).moved(CommandState.SENT, WINDOW, null, null);
        CommandStatus done = sent.moved(CommandState.SUCCEEDED, WINDOW, null, "ON");
        JsonCodec<CommandStatus> codec = JsonCodec.of(CommandStatus.class);
        kafka.send(KafkaTopic.COMMAND_STATUS, id.toString(), codec.encode(done));
        kafka.awaitCommitted("commands", KafkaTopic.COMMAND_STATUS);
        kafka.send(
                KafkaTopic.COMMAND,
                "cmd/kitchen/light",
                JsonCodec.of(Command.class).encode(command));
        kafka.send(KafkaTopic.COMMAND_STATUS, id.toString(), codec.encode(sent));
        kafka.sendTombstone(KafkaTopic.COMMAND_STATUS, id.toString());
        kafka.awaitCommitted("commands", KafkaTopic.COMMAND);
        kafka.awaitCommitted("commands", KafkaTopic.COMMAND_STATUS);

        assertThat(elasticsearch.documents("tributary-commands", "site", "cmd"))
                .singleElement()
                .satisfies(
                        hit -> {
                            assertThat(hit.get("_id").asString()).isEqualTo(id.toString());
                            assertThat(hit.at("/_source/state").asString()).isEqualTo("SUCCEEDED");
                            assertThat(hit.at("/_source/reported").asString()).isEqualTo("ON");
                            assertThat(hit.at("/_source/history").size()).isEqualTo(3);
                        });
    }

    @Test
    void commandAloneIsQueued() {
        CommandId id = new CommandId(UUID.randomUUID());
        kafka.send(
                KafkaTopic.COMMAND,
                "queued/kitchen/light",
                JsonCodec.of(Command.class).encode(Messages.command("queued", id)));
        kafka.awaitCommitted("commands", KafkaTopic.COMMAND);

        assertThat(elasticsearch.sources("tributary-commands", "site", "queued"))
                .singleElement()
                .satisfies(one -> assertThat(one.get("state").asString()).isEqualTo("QUEUED"));
    }

    @Test
    void devicesAndActuatorsHaveOneDocumentEach() {
        SiteId site = SiteId.of("dev");
        String deviceKey = KafkaKeys.device(site, Messages.KITCHEN, Messages.DEVICE);
        JsonCodec<DeviceState> codec = JsonCodec.of(DeviceState.class);
        ActuatorName light = ActuatorName.of("light");
        kafka.send(
                KafkaTopic.CONFIG,
                deviceKey,
                codec.encode(Messages.device("dev", 2, Presence.STALE)));
        kafka.send(
                KafkaTopic.CONFIG,
                deviceKey,
                codec.encode(Messages.device("dev", 1, Presence.ONLINE)));
        kafka.send(
                KafkaTopic.CONFIG,
                KafkaKeys.actuatorState(site, Messages.KITCHEN, light),
                JsonCodec.of(ActuatorState.class)
                        .encode(
                                new ActuatorState(
                                        site, Messages.KITCHEN, light, 7, "ON", WINDOW, null)));
        kafka.sendTombstone(KafkaTopic.CONFIG, deviceKey);
        kafka.awaitCommitted("devices", KafkaTopic.CONFIG);

        List<JsonNode> found = elasticsearch.sources("tributary-devices", "site", "dev");
        assertThat(found).hasSize(2);
        assertThat(found)
                .anySatisfy(
                        one -> {
                            assertThat(one.get("kind").asString()).isEqualTo("device");
                            assertThat(one.get("presence").asString()).isEqualTo("stale");
                            assertThat(one.at("/info/net/rssi").asInt()).isEqualTo(-60);
                        })
                .anySatisfy(
                        one -> {
                            assertThat(one.get("kind").asString()).isEqualTo("actuator");
                            assertThat(one.get("reported").asString()).isEqualTo("ON");
                        });
    }

    @Test
    void eachChangeOfPresenceHasOneDocumentHoweverOftenItIsTold() {
        Instant gone = WINDOW.plusSeconds(60);
        Instant back = Instant.parse("2026-12-01T00:00:00Z");
        tell("often", 1, Presence.ONLINE, WINDOW, WINDOW);
        tell("often", 2, Presence.ONLINE, WINDOW, WINDOW.plusSeconds(59));
        tell("often", 3, Presence.OFFLINE, gone, WINDOW.plusSeconds(59));
        kafka.awaitCommitted("devices", KafkaTopic.CONFIG);
        tell("often", 4, Presence.OFFLINE, gone, WINDOW.plusSeconds(59));
        tell("often", 5, Presence.ONLINE, back, back);
        kafka.awaitCommitted("devices", KafkaTopic.CONFIG);

        assertThat(elasticsearch.documents("tributary-presence", "site", "often"))
                .extracting(
                        hit -> hit.get("_index").asString(),
                        hit -> hit.at("/_source/state").asString(),
                        hit -> hit.at("/_source/since").asString(),
                        hit -> hit.at("/_source/revision").asLong())
                .containsExactlyInAnyOrder(
                        tuple("tributary-presence-2026.11", "online", WINDOW.toString(), 1L),
                        tuple("tributary-presence-2026.11", "offline", gone.toString(), 3L),
                        tuple("tributary-presence-2026.12", "online", back.toString(), 5L));
        assertThat(elasticsearch.sources("tributary-devices", "site", "often"))
                .singleElement()
                .satisfies(
                        one -> assertThat(one.get("since").asString()).isEqualTo(back.toString()));
    }

    private void tell(
            String site, long revision, Presence presence, Instant since, Instant lastSeenAt) {
        kafka.send(
                KafkaTopic.CONFIG,
                KafkaKeys.device(SiteId.of(site), Messages.KITCHEN, Messages.DEVICE),
                JsonCodec.of(DeviceState.class)
                        .encode(
                                new DeviceState(
                                        SiteId.of(site),
                                        Messages.KITCHEN,
                                        Messages.DEVICE,
                                        revision,
                                        presence,
                                        since,
                                        lastSeenAt,
                                        null)));
    }

    @Test
    void rejectionsOfOthersAreIndexed() {
        Rejection rejection = Messages.rejection("elsewhere", "{broken");
        byte[] record = JsonCodec.of(Rejection.class).encode(rejection);
        kafka.send(KafkaTopic.REJECTED, rejection.id().toString(), record);
        kafka.send(KafkaTopic.REJECTED, rejection.id().toString(), record);
        kafka.awaitCommitted("rejections", KafkaTopic.REJECTED);

        assertThat(elasticsearch.documents("tributary-rejected", "site", "elsewhere"))
                .singleElement()
                .satisfies(
                        hit -> {
                            assertThat(hit.get("_id").asString())
                                    .isEqualTo(rejection.id().toString());
                            assertThat(hit.get("_index").asString())
                                    .isEqualTo("tributary-rejected-2026.11.20");
                            assertThat(hit.at("/_source/reason").asString())
                                    .isEqualTo("malformed-json");
                        });
    }

    @Test
    void rejectionThatCannotBeReadIsShownAndDoesNotComeRoundAgain() {
        kafka.awaitCommitted("rejections", KafkaTopic.REJECTED);
        long before = kafka.size(KafkaTopic.REJECTED);
        kafka.send(KafkaTopic.REJECTED, "round/kitchen", "no rejection at all");
        Rejection tooEarly = Messages.rejection("round", "x");
        String impossible =
                new String(JsonCodec.of(Rejection.class).encode(tooEarly), StandardCharsets.UTF_8)
                        .replace(tooEarly.receivedAt().toString(), "-0044-03-15T10:00:00Z");
        kafka.send(KafkaTopic.REJECTED, "round/kitchen", impossible);
        kafka.awaitCommitted("rejections", KafkaTopic.REJECTED);

        assertThat(elasticsearch.sources("tributary-rejected", "site", "round"))
                .hasSize(2)
                .allSatisfy(
                        one -> {
                            assertThat(one.get("reason").asString()).isEqualTo("unreadable-record");
                            assertThat(one.get("topic").asString()).isEqualTo("rejected");
                        });
        assertThat(kafka.size(KafkaTopic.REJECTED)).isEqualTo(before + 2);
    }

    @Test
    void indicesHaveExplicitMappingsAndAliases() {
        for (String alias :
                List.of(
                        "tributary-readings",
                        "tributary-test",
                        "tributary-latest",
                        "tributary-devices",
                        "tributary-presence",
                        "tributary-commands",
                        "tributary-rejected")) {
            assertThat(elasticsearch.call("GET", "/" + alias + "/_mapping", ""))
                    .isNotEmpty()
                    .filteredOn(index -> !index.at("/mappings/properties/site").isMissingNode())
                    .allSatisfy(
                            index -> {
                                assertThat(index.at("/mappings/dynamic").asString())
                                        .isEqualTo("false");
                                assertThat(index.at("/mappings/properties/site/type").asString())
                                        .isEqualTo("keyword");
                            })
                    .isNotEmpty();
        }
        assertThat(elasticsearch.call("GET", "/tributary-latest/_settings", ""))
                .first()
                .satisfies(
                        index -> {
                            assertThat(index.at("/settings/index/number_of_replicas").asString())
                                    .isEqualTo("0");
                            assertThat(index.at("/settings/index/refresh_interval").asString())
                                    .isEqualTo("1s");
                        });
    }

    @Test
    void healthAndMetersTellOfIndexing() {
        kafka.send(
                KafkaTopic.SENSE,
                "meter/kitchen",
                Messages.json(Messages.temperatureOnly("meter", 1, WINDOW)));
        kafka.awaitCommitted("readings", KafkaTopic.SENSE);
        MeterRegistry meters = service.bean(MeterRegistry.class);

        assertThat(service.health("consuming")).isEqualTo(Status.UP);
        assertThat(service.health("elasticsearch")).isEqualTo(Status.UP);
        assertThat(
                        meters.get("tributary.streaming.documents.indexed")
                                .tag("feed", "readings")
                                .counter())
                .satisfies(counter -> assertThat(counter.count()).isPositive());
        assertThat(meters.get("tributary.streaming.bulk").tag("feed", "readings").timer().count())
                .isPositive();
        assertThat(
                        meters.get("tributary.streaming.latency")
                                .tag("feed", "readings")
                                .tag("from", "sensed")
                                .timer()
                                .count())
                .isPositive();
    }
}
