package io.tributary.gateway.running;

import static io.tributary.gateway.running.Acquirer.temperature;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.gateway.GatewayApplication;
import io.tributary.gateway.intake.BatchSource;
import io.tributary.gateway.journal.FullDisk;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.presence.Heartbeat;
import io.tributary.topology.rejection.Replay;
import io.tributary.topology.telemetry.Backlog;
import io.tributary.topology.telemetry.BatchEntry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** What gateway and acquisition tell each other beyond batches; and a disk that fills up. */
class HandOverIntegrationTests {

    private static final JsonCodec<Backlog> REPORTS = JsonCodec.of(Backlog.class);
    private static final JsonCodec<Replay> REPLAYS = JsonCodec.of(Replay.class);

    @TempDir static Path directory;

    private static final FullDisk DISK = new FullDisk();
    private static TestSite site;
    private static Kafka kafka;
    private static Acquirer acquirer;
    private static ConfigurableApplicationContext gateway;

    @BeforeAll
    static void startGateway() throws Exception {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        Awaitility.ignoreExceptionByDefault(NoSuchElementException.class);
        site = TestSite.in(directory);
        kafka = new Kafka(Edge.bootstrapServers(), site.id());
        acquirer = new Acquirer(Edge.mqttUrl());
        gateway =
                new SpringApplicationBuilder(GatewayApplication.class)
                        .initializers(HandOverIntegrationTests::onADiskThatFillsUp)
                        .properties(
                                "tributary.mqtt.username=" + Edge.USERNAME,
                                "tributary.mqtt.password=" + Edge.PASSWORD)
                        .run(
                                site.arguments(Edge.mqttUrl(), Edge.bootstrapServers())
                                        .toArray(String[]::new));
        await().until(gateway.getBean(BatchSource.class)::isConnected);
    }

    private static void onADiskThatFillsUp(ConfigurableApplicationContext context) {
        ((GenericApplicationContext) context)
                .registerBean(
                        "fullDisk",
                        FullDisk.class,
                        () -> DISK,
                        definition -> definition.setPrimary(true));
    }

    @AfterAll
    static void stopGateway() throws Exception {
        acquirer.close();
        gateway.close();
        Edge.forget(site);
    }

    @Test
    void backlogIsReportedRetainedAndAsASignOfLife() throws Exception {
        acquirer.send(temperature(DeviceId.of("reporter"), 1));
        acquirer.send(temperature(DeviceId.of("reporter"), 2));
        long last = acquirer.lastNumber();
        await().untilAsserted(() -> assertThat(report().number()).isEqualTo(last));
        Backlog report = report();
        assertThat(report.site()).isEqualTo(site.id());
        assertThat(report.acquirer()).isEqualTo("acq");
        assertThat(report.epoch()).isEqualTo(acquirer.epoch());
        assertThat(report.full()).isFalse();
        assertThat(report.limitBytes()).isEqualTo(100 * 1024 * 1024);
        Heartbeat heartbeat =
                kafka.newest(KafkaTopic.HEARTBEAT, site.id().value(), Heartbeat.class);
        assertThat(heartbeat.backlogLimitBytes()).isEqualTo(100 * 1024 * 1024);
    }

    @Test
    void fullDiskIsToldAndNothingIsAcknowledgedUntilThereIsRoom() throws Exception {
        DeviceId device = DeviceId.of("late");
        acquirer.send(temperature(DeviceId.of("early"), 1));
        await().until(() -> acquirer.epoch().equals(report().epoch()));
        DISK.fillUp();
        try {
            acquirer.send(temperature(device, 1));
            await().until(() -> health().getStatus().equals(Status.DOWN));
            assertThat(health().getDetails().get("journal"))
                    .asString()
                    .contains("No space left on device");
            await().until(() -> report().full());
            acquirer.send(temperature(device, 2));
            assertThat(report().number()).isEqualTo(acquirer.lastNumber() - 2);
            assertThat(Ledger.count(kafka.messages(KafkaTopic.SENSE), device)).isZero();
        } finally {
            DISK.freeUp();
        }
        await().until(() -> Ledger.count(kafka.messages(KafkaTopic.SENSE), device) >= 2);
        Ledger.assertExactlyOnce(kafka.messages(KafkaTopic.SENSE), device, 2);
        await().until(() -> !report().full());
        assertThat(report().number()).isEqualTo(acquirer.lastNumber());
        assertThat(health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void messagesThatAcquisitionSendsAgainAfterACrashAreThereOnce() throws Exception {
        DeviceId device = DeviceId.of("repeated");
        BatchEntry[] messages = new BatchEntry[20];
        for (int i = 0; i < messages.length; i++) {
            messages[i] = temperature(device, i + 1L);
        }
        acquirer.send(messages);
        try (Acquirer afterTheCrash = new Acquirer(Edge.mqttUrl())) {
            afterTheCrash.send(messages);
            await().until(() -> Ledger.count(kafka.messages(KafkaTopic.SENSE), device) >= 20);
            afterTheCrash.send(messages[19], temperature(device, 21));
            await().until(() -> Ledger.count(kafka.messages(KafkaTopic.SENSE), device) >= 21);
        }
        Ledger.assertExactlyOnce(kafka.messages(KafkaTopic.SENSE), device, 21);
    }

    @Test
    void rejectionIsFedInAgainOnceAcquisitionIsThere() throws Exception {
        Replay foreign = replay(SiteId.of("elsewhere"));
        Replay ours = replay(site.id());
        byte[] junk = "{\"site\":\"%s\"}".formatted(site.id()).getBytes(StandardCharsets.UTF_8);
        kafka.put(KafkaTopic.REPLAY, "junk", junk);
        for (Replay each : List.of(foreign, ours)) {
            kafka.put(KafkaTopic.REPLAY, each.id().toString(), REPLAYS.encode(each));
        }
        await().untilAsserted(
                        () ->
                                assertThat(kafka.rejections())
                                        .singleElement()
                                        .satisfies(
                                                found ->
                                                        assertThat(found.payload())
                                                                .isEqualTo(junk)));
        try (Subscriber acquisition = new Subscriber(Edge.mqttUrl(), "replay/#")) {
            await().until(() -> !acquisition.received().isEmpty());
            assertThat(acquisition.received())
                    .singleElement()
                    .satisfies(
                            found -> {
                                assertThat(found.topic()).isEqualTo("replay/" + ours.id());
                                assertThat(found.payload()).isEqualTo(REPLAYS.encode(ours));
                                assertThat(found.retained()).isFalse();
                            });
        }
    }

    private static Replay replay(SiteId of) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new Replay(
                UUID.randomUUID(), of, "sense/kitchen/stove", new byte[] {7}, now, "ann", now);
    }

    /** What stands there for whoever comes. */
    private static Backlog report() throws Exception {
        try (Subscriber late = new Subscriber(Edge.mqttUrl(), "backlog/0")) {
            await().until(() -> !late.received().isEmpty());
            Subscriber.Received found = late.received().getFirst();
            assertThat(found.retained()).isTrue();
            return REPORTS.decode(found.payload());
        }
    }

    private static Health health() {
        return Objects.requireNonNull(gateway.getBean("gateway", HealthIndicator.class).health());
    }
}
