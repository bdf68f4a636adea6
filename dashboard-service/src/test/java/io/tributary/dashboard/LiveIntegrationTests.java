package io.tributary.dashboard;

import static io.tributary.dashboard.support.Home.NODE1;
import static io.tributary.dashboard.support.Home.ROOM1;
import static io.tributary.dashboard.support.Home.SITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.dashboard.pipeline.Messages;
import io.tributary.dashboard.support.Commanding;
import io.tributary.dashboard.support.Edge;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.Index;
import io.tributary.dashboard.support.Servers;
import io.tributary.dashboard.support.SiteBroker;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.presence.ActuatorState;
import io.tributary.topology.presence.Presence;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** From records in Kafka to REST and the live stream, with real servers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveIntegrationTests {

    private static final Duration A_WHILE = Duration.ofSeconds(20);
    private static final String LATEST = "/api/v1/sites/home/readings/latest";

    private Edge edge;
    private Index index;
    private SiteBroker broker;
    private RunningDashboard dashboard;
    private Instant now = Instant.now();

    @BeforeAll
    void start() throws Exception {
        edge = new Edge(Servers.kafka());
        index = new Index(Servers.elasticsearch());
        index.put(
                "tributary-latest",
                "before",
                Map.of(
                        "site",
                        "home",
                        "location",
                        "room2",
                        "device",
                        "NodeMCU2",
                        "element",
                        "humidity",
                        "type",
                        "number",
                        "unit",
                        "%",
                        "value",
                        55.5,
                        "at",
                        "2026-01-01T00:00:00Z"));
        index.put("tributary-latest", "broken", Map.of("site", "_", "at", "2026-01-01T00:00:00Z"));
        edge.tell(Home.MODEL);
        edge.tell(Home.heartbeat(SITE, Instant.now()));
        broker = new SiteBroker();
        dashboard =
                RunningDashboard.start(Servers.kafka(), Servers.elasticsearch(), broker.settings());
        await().atMost(A_WHILE)
                .until(() -> dashboard.get("/actuator/health/readiness").statusCode() == 200);
    }

    @AfterAll
    void stop() {
        dashboard.close();
        edge.close();
        broker.close();
    }

    @BeforeEach
    void time() {
        // Each test measures later than the one before, whatever their order.
        now = now.plusSeconds(60);
        edge.tell(Home.heartbeat(SITE, Instant.now()));
    }

    @Test
    void readingInKafkaIsInRestAndInTheStreamAtOnce() {
        try (LiveStream stream = dashboard.stream("?location=room1")) {
            assertThat(stream.response().headers().firstValue("Content-Type"))
                    .contains("text/event-stream");
            stream.next("snapshot", all -> true);
            edge.tell(Home.temperature(20, now));
            stream.next("reading", reading -> reading.path("value").asDouble() == 20);

            long committed = System.nanoTime();
            edge.tell(Home.temperature(23.5, now.plusMillis(10)));
            LiveStream.Event event =
                    stream.next("reading", reading -> reading.path("value").asDouble() == 23.5);

            assertThat(event.data().path("unit").asString()).isEqualTo("Cel");
            assertThat(event.data().path("device").asString()).isEqualTo("NodeMCU1");
            assertThat(Duration.ofNanos(event.receivedNanos() - committed))
                    .isLessThan(Duration.ofSeconds(1));
            assertThat(dashboard.json(LATEST + "?location=room1&device=NodeMCU1").toString())
                    .contains("\"value\":23.5");
        }
        assertThat(
                        dashboard
                                .bean(MeterRegistry.class)
                                .get("tributary.dashboard.stream.latency")
                                .timer()
                                .count())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void readingOfAnAbortedTransactionIsNeverShown() {
        edge.tellInVain(Home.temperature(99, now.plusSeconds(9)));
        edge.tell(Home.temperature(24.5, now.plusSeconds(1)));

        await().atMost(A_WHILE)
                .untilAsserted(
                        () -> {
                            String latest = dashboard.get(LATEST).body();
                            assertThat(latest)
                                    .contains("\"value\":24.5")
                                    .doesNotContain("\"value\":99");
                        });
    }

    @Test
    void valueFromBeforeTheStartComesFromElasticsearch() {
        await().atMost(A_WHILE)
                .untilAsserted(
                        () ->
                                assertThat(dashboard.get(LATEST + "?location=room2").body())
                                        .contains(
                                                "\"element\":\"humidity\"",
                                                "\"value\":55.5",
                                                "\"at\":\"2026-01-01T00:00:00Z\""));
    }

    @Test
    void recordThatCannotBeReadDoesNotStopTheOthers() {
        byte[] junk = "{\"schema\":\"nobody\"}".getBytes(StandardCharsets.UTF_8);
        edge.raw(KafkaTopic.SENSE, "home/room1", junk);
        edge.raw(KafkaTopic.CONFIG, "home/room1/device/NodeMCU1", junk);
        edge.raw(KafkaTopic.COMMAND_STATUS, "x", junk);
        edge.tell(Home.temperature(25.5, now.plusSeconds(2)));
        edge.tell(Home.device(SITE, ROOM1, NODE1, Presence.STALE, now));

        await().atMost(A_WHILE)
                .untilAsserted(
                        () -> {
                            assertThat(dashboard.get(LATEST).body()).contains("\"value\":25.5");
                            assertThat(device("NodeMCU1").path("presence").asString())
                                    .isEqualTo("stale");
                        });
        assertThat(
                        dashboard
                                .bean(MeterRegistry.class)
                                .get("tributary.dashboard.readmodel.unreadable")
                                .counter()
                                .count())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void presenceAndReportedStateAreStreamed() {
        try (LiveStream stream = dashboard.stream("?location=room1")) {
            stream.next("snapshot", all -> true);
            edge.tell(Home.device(SITE, ROOM1, NODE1, Presence.OFFLINE, now));
            stream.next("presence", device -> device.path("presence").asString().equals("offline"));
            edge.tell(new ActuatorState(SITE, ROOM1, Commanding.LIGHT, 1, "DIMMED", now, null));
            stream.next(
                    "actuator", actuator -> actuator.path("reported").asString().equals("DIMMED"));
        }
    }

    @Test
    void strangerIsDiscovered() {
        edge.tell(
                Home.reading(
                        SITE,
                        LocationName.of("attic"),
                        DeviceId.of("stranger"),
                        Home.TEMPERATURE,
                        null,
                        new Value.TextValue("warm"),
                        now));

        await().atMost(A_WHILE)
                .untilAsserted(
                        () ->
                                assertThat(device("stranger").path("presence").asString())
                                        .isEqualTo("discovered"));
        assertThat(dashboard.json("/api/v1/sites/home").path("locations").toString())
                .contains("attic");
    }

    @Test
    void streamIsCountedAndItsClientsAreMissedWhenTheyGo() {
        MeterRegistry meters = dashboard.bean(MeterRegistry.class);
        try (LiveStream stream = dashboard.stream("")) {
            stream.next("snapshot", all -> true);
            assertThat(meters.get("tributary.dashboard.stream.clients").gauge().value())
                    .isPositive();
        }
        await().atMost(A_WHILE)
                .untilAsserted(
                        () -> {
                            edge.tell(Home.device(SITE, ROOM1, NODE1, Presence.ONLINE, now));
                            assertThat(
                                            meters.get("tributary.dashboard.stream.clients")
                                                    .gauge()
                                                    .value())
                                    .isZero();
                        });
    }

    @Test
    void pipelineIsMeasuredOverBothWaysAndToTheSearch() throws Exception {
        try (LiveStream stream = dashboard.stream("?pipeline=true")) {
            Instant aggregatedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            AggregatedMessage message = Messages.aggregated(77, aggregatedAt);
            await().until(
                            () ->
                                    dashboard
                                            .json("/api/v1/sites/home/pipeline")
                                            .path("comparison")
                                            .path("connected")
                                            .asBoolean());
            broker.show(message);
            edge.tell(message);
            stream.next(
                    "pipeline",
                    view ->
                            count(view, "aggregated-kafka") > 0
                                    && count(view, "aggregated-preview") > 0);
            index.put(
                    "tributary-readings",
                    "searchable",
                    Map.of(
                            "site",
                            "home",
                            "gateway",
                            Messages.GATEWAY.value(),
                            "location",
                            "room1",
                            "commit",
                            77,
                            "windowStart",
                            message.windowStart().toString()));
        }
        await().atMost(A_WHILE)
                .untilAsserted(
                        () -> {
                            JsonNode view = dashboard.json("/api/v1/sites/home/pipeline");
                            assertThat(count(view, "aggregated-searchable")).isPositive();
                            assertThat(view.path("lag").path("records").asLong()).isPositive();
                        });
        JsonNode view = dashboard.json("/api/v1/sites/home/pipeline");
        assertThat(view.path("hops").path(1).path("latency").path("maxMillis").asLong())
                .isBetween(840L, 860L);
        assertThat(
                        view.path("comparison").path("mqttFirst").path("count").asLong()
                                + view.path("comparison").path("kafkaFirst").path("count").asLong())
                .isOne();
        assertThat(view.path("lag").path("groups").path(0).path("group").asString())
                .isEqualTo("tributary-streaming-readings");
    }

    private static long count(JsonNode view, String hop) {
        for (JsonNode each : view.path("hops")) {
            if (each.path("hop").asString().equals(hop)) {
                return each.path("latency").path("count").asLong();
            }
        }
        return 0;
    }

    @Test
    void metricsTellTheLag() {
        assertThat(dashboard.get("/actuator/prometheus").body())
                .contains(
                        "tributary_dashboard_readmodel_lag{tail=\"sense\"}",
                        "tributary_dashboard_readmodel_lag{tail=\"state\"}",
                        "tributary_dashboard_stream_clients");
    }

    private JsonNode device(String id) {
        return dashboard.json("/api/v1/sites/home/devices/" + id);
    }
}
