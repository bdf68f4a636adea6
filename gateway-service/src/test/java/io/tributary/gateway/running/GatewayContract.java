package io.tributary.gateway.running;

import static io.tributary.gateway.running.Acquirer.report;
import static io.tributary.gateway.running.Acquirer.status;
import static io.tributary.gateway.running.Acquirer.temperature;
import static io.tributary.gateway.running.TestSite.KITCHEN;
import static io.tributary.gateway.running.TestSite.LIGHT;
import static io.tributary.gateway.running.TestSite.STOVE;
import static io.tributary.topology.command.CommandState.DELIVERED;
import static io.tributary.topology.command.CommandState.QUEUED;
import static io.tributary.topology.command.CommandState.SENT;
import static io.tributary.topology.command.CommandState.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.gateway.GatewayApplication;
import io.tributary.gateway.intake.BatchSource;
import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaKeys;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.mqtt.MqttTopicFilter;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.GatewayId;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.presence.ActuatorState;
import io.tributary.topology.presence.DeviceState;
import io.tributary.topology.presence.Heartbeat;
import io.tributary.topology.presence.Presence;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.site.SiteModel;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.Batch;
import io.tributary.topology.telemetry.BatchEntry;
import io.tributary.topology.telemetry.BatchEntry.SensedMessage;
import io.tributary.topology.telemetry.Progress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What flows through a gateway that nothing happens to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GatewayContract {

    @TempDir static Path directory;

    private TestSite site;
    private Kafka kafka;
    private Acquirer acquirer;
    private ConfigurableApplicationContext gateway;

    /** Bootstrap servers; called once. */
    abstract String startKafka();

    abstract void stopKafka();

    @BeforeAll
    void startGateway() throws Exception {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        Awaitility.ignoreExceptionByDefault(NoSuchElementException.class);
        site = TestSite.in(directory);
        String bootstrapServers = startKafka();
        kafka = new Kafka(bootstrapServers, site.id());
        acquirer = new Acquirer(Edge.mqttUrl());
        gateway =
                new SpringApplicationBuilder(GatewayApplication.class)
                        .properties(
                                "tributary.mqtt.username=" + Edge.USERNAME,
                                "tributary.mqtt.password=" + Edge.PASSWORD,
                                "tributary.gateway.preview.enabled=true")
                        .run(
                                site.arguments(Edge.mqttUrl(), bootstrapServers)
                                        .toArray(String[]::new));
        await().until(gateway.getBean(BatchSource.class)::isConnected);
    }

    @AfterAll
    void stopGateway() throws Exception {
        if (gateway != null) {
            acquirer.close();
            gateway.close();
            Edge.forget(site);
        }
        stopKafka();
    }

    @Test
    void batchesBecomeAggregatedMessages() throws Exception {
        DeviceId device = DeviceId.of("thermometer");
        for (int batch = 0; batch < 10; batch++) {
            acquirer.send(
                    temperature(device, 3 * batch + 1),
                    temperature(device, 3 * batch + 2),
                    temperature(device, 3 * batch + 3));
        }
        await().until(() -> Ledger.count(messages(), device) == 30);
        Ledger.assertExactlyOnce(messages(), device, 30);
        assertThat(messages())
                .allSatisfy(
                        message -> {
                            assertThat(message.site()).isEqualTo(site.id());
                            assertThat(message.gateway())
                                    .isEqualTo(GatewayId.of(site.id() + "-gw"));
                            assertThat(Duration.between(message.windowStart(), message.windowEnd()))
                                    .isEqualTo(Duration.ofSeconds(1));
                        });
    }

    @Test
    void progressRisesWithEveryCommit() throws Exception {
        DeviceId device = DeviceId.of("counter");
        acquirer.send(temperature(device, 1));
        await().until(() -> Ledger.count(messages(), device) == 1);
        Progress first = progress();
        acquirer.send(temperature(device, 2));
        await().until(() -> Ledger.count(messages(), device) == 2);
        assertThat(progress().commit()).isGreaterThan(first.commit());
        assertThat(progress().position()).isGreaterThan(first.position());
        List<AggregatedMessage> messages = messages();
        long last = progress().commit();
        assertThat(messages)
                .extracting(AggregatedMessage::commit)
                .allSatisfy(commit -> assertThat(commit).isBetween(1L, last));
    }

    @Test
    void sameBatchTwiceIsThereOnce() throws Exception {
        DeviceId device = DeviceId.of("repeater");
        Batch first = acquirer.batch(temperature(device, 1));
        Batch second = acquirer.batch(temperature(device, 2));
        acquirer.send(second);
        acquirer.send(first);
        acquirer.send(second);
        acquirer.send(first);
        acquirer.send(temperature(device, 3));
        await().until(() -> Ledger.count(messages(), device) >= 3);
        Ledger.assertExactlyOnce(messages(), device, 3);
    }

    @Test
    void rehearsalGoesToItsOwnTopicOnly() throws Exception {
        SensedMessage real = temperature(DeviceId.of("actor"), 1);
        acquirer.send(
                new SensedMessage(
                        true,
                        real.location(),
                        real.device(),
                        real.at(),
                        real.acquiredAt(),
                        real.seq(),
                        real.boot(),
                        real.hash(),
                        real.values()));
        await().until(() -> !kafka.messages(KafkaTopic.TEST).isEmpty());
        Ledger.assertExactlyOnce(kafka.messages(KafkaTopic.TEST), real.device(), 1);
        assertThat(Ledger.count(messages(), real.device())).isZero();
        assertThat(
                        kafka.has(
                                KafkaTopic.CONFIG,
                                KafkaKeys.device(site.id(), KITCHEN, real.device())))
                .isFalse();
    }

    @Test
    void sameMessageIsShownAtTheSite() throws Exception {
        DeviceId device = DeviceId.of("shown");
        JsonCodec<AggregatedMessage> codec = JsonCodec.of(AggregatedMessage.class);
        try (Subscriber listener =
                new Subscriber(Edge.mqttUrl(), MqttTopicFilter.ALL_PREVIEW.value())) {
            AtomicInteger number = new AtomicInteger();
            await().untilAsserted(
                            () -> {
                                // what is aggregated before the first connection is not shown
                                acquirer.send(temperature(device, number.incrementAndGet()));
                                assertThat(listener.received()).isNotEmpty();
                            });
            Subscriber.Received shown = listener.received().getFirst();
            assertThat(shown.topic()).isEqualTo("preview/kitchen");
            assertThat(shown.retained()).isFalse();
            await().untilAsserted(
                            () -> assertThat(messages()).contains(codec.decode(shown.payload())));
        }
    }

    @Test
    void rejectionsOfAcquisitionAndOfOursAreThere() throws Exception {
        UUID id = UUID.randomUUID();
        Rejection ofAcquisition =
                Rejection.of(
                        id,
                        site.id(),
                        "mqtt",
                        "sense/kitchen/stove",
                        "kitchen",
                        "stove",
                        RejectionReason.MALFORMED_JSON,
                        "no JSON",
                        new byte[] {1},
                        now());
        DeviceId device = DeviceId.of("neighbour");
        byte[] poison = ("not a batch " + id).getBytes(StandardCharsets.UTF_8);
        acquirer.send(new BatchEntry.RejectedMessage(ofAcquisition));
        acquirer.send(poison);
        acquirer.send(temperature(device, 1));
        await().until(() -> Ledger.count(messages(), device) == 1);
        await().untilAsserted(
                        () ->
                                assertThat(kafka.rejections())
                                        .anySatisfy(
                                                found -> {
                                                    assertThat(found.id()).isEqualTo(id);
                                                    assertThat(found.detail()).isEqualTo("no JSON");
                                                })
                                        .anySatisfy(
                                                found -> {
                                                    assertThat(found.payload()).isEqualTo(poison);
                                                    assertThat(found.reason())
                                                            .isEqualTo(
                                                                    RejectionReason
                                                                            .UNREADABLE_RECORD);
                                                }));
    }

    @Test
    void presenceAndReportedStatesAreThere() throws Exception {
        acquirer.send(status("online"), report("light", "OFF", null));
        String deviceKey = KafkaKeys.device(site.id(), KITCHEN, STOVE);
        await().untilAsserted(
                        () ->
                                assertThat(
                                                kafka.newest(
                                                        KafkaTopic.CONFIG,
                                                        deviceKey,
                                                        DeviceState.class))
                                        .returns(Presence.ONLINE, DeviceState::presence));
        assertThat(
                        kafka.newest(
                                        KafkaTopic.CONFIG,
                                        KafkaKeys.actuatorState(site.id(), KITCHEN, LIGHT),
                                        ActuatorState.class)
                                .reported())
                .isEqualTo("OFF");
        acquirer.send(status("offline"));
        await().until(
                        () ->
                                kafka.newest(KafkaTopic.CONFIG, deviceKey, DeviceState.class)
                                                .presence()
                                        == Presence.OFFLINE);
    }

    @Test
    void siteModelAndSignOfLifeAreThere() {
        await().until(() -> kafka.has(KafkaTopic.HEARTBEAT, site.id().value()));
        assertThat(kafka.newest(KafkaTopic.SITE, site.id().value(), SiteModel.class).title())
                .isEqualTo("Site of a test");
        Heartbeat heartbeat =
                kafka.newest(KafkaTopic.HEARTBEAT, site.id().value(), Heartbeat.class);
        assertThat(heartbeat.at()).isBetween(now().minusSeconds(60), now());
    }

    @Test
    void commandGoesToTheDeviceAndItsReportBack() throws Exception {
        try (DeviceClient device = new DeviceClient(Edge.mqttUrl())) {
            acquirer.send(status("online"));
            Command command = command(LIGHT, "on");
            kafka.command(command);
            await().until(() -> !device.received().isEmpty());
            DeviceClient.Received received = device.received().getFirst();
            assertThat(received.topic()).isEqualTo("cmnd/kitchen/light");
            assertThat(received.value()).isEqualTo("ON");
            assertThat(received.retained()).isFalse();
            assertThat(received.correlation()).isEqualTo(command.id().toString());
            assertThat(received.properties().getResponseTopic()).isEqualTo("config/kitchen/light");
            assertThat(received.properties().getMessageExpiryInterval()).isBetween(1L, 20L);
            await().until(() -> kafka.states(command.id()).contains(DELIVERED));

            acquirer.send(report("light", "ON", received.correlation()));
            await().until(() -> kafka.states(command.id()).contains(SUCCEEDED));
            assertThat(kafka.states(command.id())).containsExactly(SENT, DELIVERED, SUCCEEDED);
            assertThat(device.received()).hasSize(1);
        }
    }

    @Test
    void commandForAnAbsentDeviceIsHeldUntilItReturns() throws Exception {
        try (DeviceClient device = new DeviceClient(Edge.mqttUrl())) {
            acquirer.send(status("offline"));
            String key = KafkaKeys.device(site.id(), KITCHEN, STOVE);
            await().until(
                            () ->
                                    kafka.newest(KafkaTopic.CONFIG, key, DeviceState.class)
                                                    .presence()
                                            == Presence.OFFLINE);
            Command command = command(LIGHT, "OFF");
            kafka.command(command);
            await().until(() -> kafka.states(command.id()).contains(QUEUED));
            assertThat(device.received()).isEmpty();

            acquirer.send(status("online"));
            await().until(() -> !device.received().isEmpty());
            acquirer.send(report("light", "OFF", null));
            await().until(() -> kafka.states(command.id()).contains(SUCCEEDED));
            assertThat(kafka.states(command.id())).startsWith(QUEUED, SENT).endsWith(SUCCEEDED);
        }
    }

    @Test
    void recordThatIsNoCommandHoldsNothingUp() throws Exception {
        try (DeviceClient device = new DeviceClient(Edge.mqttUrl())) {
            acquirer.send(status("online"));
            byte[] poison = ("no command " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
            String key = KafkaKeys.actuator(site.id(), KITCHEN, LIGHT);
            kafka.put(KafkaTopic.COMMAND, key, poison);
            Command foreign =
                    new Command(
                            new CommandId(UUID.randomUUID()),
                            SiteId.of("elsewhere"),
                            KITCHEN,
                            LIGHT,
                            "ON",
                            now(),
                            now().plusSeconds(20),
                            "ann");
            kafka.command(foreign);
            Command command = command(LIGHT, "ON");
            kafka.command(command);
            await().until(() -> !device.received().isEmpty());
            assertThat(device.received().getFirst().correlation())
                    .isEqualTo(command.id().toString());
            await().untilAsserted(
                            () ->
                                    assertThat(kafka.rejections())
                                            .anySatisfy(
                                                    found -> {
                                                        assertThat(found.payload())
                                                                .isEqualTo(poison);
                                                        assertThat(found.origin())
                                                                .isEqualTo("kafka");
                                                    }));
            assertThat(kafka.states(foreign.id())).isEmpty();
            acquirer.send(report("light", "ON", command.id().toString()));
            await().until(() -> kafka.states(command.id()).contains(SUCCEEDED));
        }
    }

    private Command command(ActuatorName actuator, String value) {
        return new Command(
                new CommandId(UUID.randomUUID()),
                site.id(),
                KITCHEN,
                actuator,
                value,
                now(),
                now().plusSeconds(20),
                "ann");
    }

    private List<AggregatedMessage> messages() {
        return kafka.messages(KafkaTopic.SENSE);
    }

    private Progress progress() {
        return kafka.newest(
                KafkaTopic.GATEWAY_PROGRESS,
                KafkaKeys.progress(site.id(), GatewayId.of(site.id() + "-gw"), 0),
                Progress.class);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
