package io.tributary.gateway.running;

import static io.tributary.gateway.running.Acquirer.retained;
import static io.tributary.gateway.running.Acquirer.status;
import static io.tributary.gateway.running.Acquirer.temperature;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.localstack.mqtt.LocalMqttBroker;
import io.tributary.localstack.mqtt.LocalMqttBrokerOptions;
import io.tributary.localstack.ports.FreePorts;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaKeys;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.presence.DeviceState;
import io.tributary.topology.presence.Presence;
import io.tributary.topology.telemetry.BatchEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Presence while acquisition, the gateway and the broker are restarted one after the other. */
class PresenceIntegrationTests {

    private static final List<String> SMALL =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final JsonCodec<DeviceState> STATES = JsonCodec.of(DeviceState.class);
    private static final List<DeviceId> STEADY = devices("steady");
    private static final List<DeviceId> FLAPPING = devices("flapping");

    @TempDir Path directory;

    private TestSite site;
    private Kafka kafka;
    private long round;

    @BeforeEach
    void writeSite() throws Exception {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        Awaitility.ignoreExceptionByDefault(NoSuchElementException.class);
        SiteId id = SiteId.of("site-" + UUID.randomUUID());
        Path file = directory.resolve("devices.yaml");
        String devices =
                Stream.concat(STEADY.stream(), FLAPPING.stream())
                        .map(
                                device ->
                                        "      - {id: %s, presence: mains, interval: PT1S, elements: []}%n"
                                                .formatted(device))
                        .collect(Collectors.joining());
        Files.writeString(
                file,
                """
                schema: tributary/site/1
                site: %s
                title: Site of devices that come and go
                zone: Europe/Madrid
                strict: false
                locations:
                  - name: kitchen
                    devices:
                %s"""
                        .formatted(id, devices));
        site = new TestSite(id, file, directory.resolve("journal"));
        kafka = new Kafka(Edge.bootstrapServers(), id);
    }

    @Test
    void nobodyIsSaidToHaveComeOrGoneBecauseAServiceDid() throws Exception {
        LocalMqttBrokerOptions options =
                LocalMqttBrokerOptions.forTests(
                                directory.resolve("mqtt"), Edge.USERNAME, Edge.PASSWORD)
                        .withPort(FreePorts.next());
        String mqttUrl = "tcp://127.0.0.1:" + options.port();
        try (ServerProcess broker =
                        new ServerProcess(
                                        LocalMqttBroker.processBuilder(options, SMALL),
                                        options.port(),
                                        directory.resolve("mqtt.log"))
                                .awaitUp();
                GatewayProcess first =
                        GatewayProcess.start(site, mqttUrl, Edge.bootstrapServers()).awaitUp()) {
            try (Acquirer acquirer = new Acquirer(mqttUrl)) {
                pass(acquirer, Duration.ofSeconds(3));
            }
            // acquisition takes longer to come back than a device may be silent
            TimeUnit.SECONDS.sleep(4);
            try (Acquirer acquirer = new Acquirer(mqttUrl)) {
                replayRetained(acquirer);
                pass(acquirer, Duration.ofSeconds(3));
                departForGood(acquirer);
                first.kill();
                GatewayProcess second =
                        GatewayProcess.start(site, mqttUrl, Edge.bootstrapServers());
                try (second) {
                    pass(acquirer, second);
                    await().untilAsserted(() -> assertFlappingAreOffline(states()));
                    broker.kill();
                    broker.restart();
                    replayRetained(acquirer);
                    pass(acquirer, second);
                    Map<DeviceId, List<DeviceState>> states = states();
                    assertSteadyWereNeverAway(states);
                    assertFlappingAreOffline(states);
                    assertFlappingAreDamped(states);
                }
            }
        }
    }

    /** The steady ones send, the others come and go. */
    private void pass(Acquirer acquirer, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            round++;
            String status = round % 2 == 0 ? "online" : "offline";
            acquirer.send(
                    Stream.concat(
                                    readings(),
                                    FLAPPING.stream().map(device -> status(device, status)))
                            .toArray(BatchEntry[]::new));
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** The steady ones go on sending until the gateway is there. */
    private void pass(Acquirer acquirer, GatewayProcess gateway) throws Exception {
        do {
            round++;
            acquirer.send(readings().toArray(BatchEntry[]::new));
            TimeUnit.MILLISECONDS.sleep(200);
        } while (!gateway.get("/actuator/health/gateway").contains("\"UP\""));
    }

    private Stream<BatchEntry> readings() {
        return STEADY.stream().map(device -> temperature(device, round));
    }

    private static void replayRetained(Acquirer acquirer) throws Exception {
        acquirer.send(
                STEADY.stream()
                        .map(device -> retained(status(device, "online")))
                        .toArray(BatchEntry[]::new));
    }

    /** Their last wills come, and are committed. */
    private void departForGood(Acquirer acquirer) throws Exception {
        DeviceId marker = DeviceId.of("marker");
        acquirer.send(
                FLAPPING.stream()
                        .map(device -> status(device, "online"))
                        .toArray(BatchEntry[]::new));
        acquirer.send(
                Stream.concat(
                                FLAPPING.stream().map(device -> status(device, "offline")),
                                Stream.of(temperature(marker, 1)))
                        .toArray(BatchEntry[]::new));
        await().until(() -> Ledger.count(kafka.messages(KafkaTopic.SENSE), marker) == 1);
    }

    private static void assertSteadyWereNeverAway(Map<DeviceId, List<DeviceState>> states) {
        for (DeviceId device : STEADY) {
            List<DeviceState> present =
                    states.getOrDefault(device, List.of()).stream()
                            .dropWhile(state -> state.presence() == Presence.OFFLINE)
                            .toList();
            assertThat(present)
                    .isNotEmpty()
                    .allSatisfy(
                            state ->
                                    assertThat(state)
                                            .returns(Presence.ONLINE, DeviceState::presence)
                                            .returns(
                                                    present.getFirst().since(),
                                                    DeviceState::since));
        }
    }

    private static void assertFlappingAreOffline(Map<DeviceId, List<DeviceState>> states) {
        for (DeviceId device : FLAPPING) {
            assertThat(states.getOrDefault(device, List.of()).getLast().presence())
                    .isEqualTo(Presence.OFFLINE);
        }
    }

    /** Of some thirty changes each, in two lives of the gateway of less than a minute. */
    private static void assertFlappingAreDamped(Map<DeviceId, List<DeviceState>> states) {
        for (DeviceId device : FLAPPING) {
            assertThat(states.getOrDefault(device, List.of())).hasSizeLessThan(15);
        }
    }

    /** Every snapshot of every device, in the order in which they were written. */
    private Map<DeviceId, List<DeviceState>> states() {
        return kafka.ofSite(KafkaTopic.CONFIG).stream()
                .filter(each -> !KafkaKeys.isActuatorState(each.key()))
                .map(each -> STATES.decode(each.value()))
                .collect(Collectors.groupingBy(DeviceState::device));
    }

    private static List<DeviceId> devices(String name) {
        return IntStream.range(0, 20).mapToObj(i -> DeviceId.of(name + "-" + i)).toList();
    }
}
