package io.tributary.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.mqtt.MqttTopic;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.rejection.Replay;
import io.tributary.topology.telemetry.BatchEntry.DeviceEvent;
import io.tributary.topology.telemetry.BatchEntry.SensedMessage;
import io.tributary.topology.telemetry.DeviceEventType;
import io.tributary.topology.telemetry.Measurement;
import io.tributary.topology.telemetry.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Devices, the real broker, the real application, and a gateway; each test has its location. */
class AcquisitionIntegrationTests {

    @TempDir private static Path data;

    private static Broker broker;
    private static Acquisition acquisition;
    private static Gateway gateway;
    private static Device device;

    @BeforeAll
    static void start() throws MqttException {
        broker = Broker.start(data);
        gateway = Gateway.connect(broker.url());
        acquisition = Acquisition.start(broker.url());
        device = Device.connect(broker.url());
    }

    @AfterAll
    static void stop() throws MqttException {
        device.close();
        acquisition.close();
        gateway.close();
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void listOfMeasuresArrivesWithTheRightNumbers(int qos) throws MqttException {
        String location = "measures-" + qos;
        Instant now = Instant.now();
        device.publish(
                "sense/" + location + "/probe",
                bytes(
                        "{\"deviceID\":\"probe\",\"measures\":[{\"element\":\"temperature\",\"measure\":21.4,\"unit\":\"°C\"},{\"element\":\"on\",\"measure\":true}],\"timestamp\":\"%s\",\"seq\":7}"
                                .formatted(now)),
                qos,
                false);
        await().until(() -> !gateway.sensed(location).isEmpty());
        SensedMessage message = gateway.sensed(location).getFirst();
        assertThat(message.at().toEpochMilli()).isEqualTo(now.toEpochMilli());
        assertThat(message.acquiredAt()).isBetween(now.minusSeconds(1), Instant.now());
        assertThat(message.seq()).isEqualTo(7);
        assertThat(message.values())
                .containsExactly(
                        number("temperature", 21.4, "Cel"),
                        new Measurement(ElementName.of("on"), new Value.BooleanValue(true), null));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void flatFormArrivesWithTheRightNumbers(int qos) throws MqttException {
        String location = "flat-" + qos;
        device.publish(
                "sense/" + location,
                bytes("{\"deviceID\":\"probe\",\"temperature\":-3.25,\"humidity\":48}"),
                qos,
                false);
        await().until(() -> !gateway.sensed(location).isEmpty());
        assertThat(gateway.sensed(location).getFirst().values())
                .containsExactly(number("temperature", -3.25, null), number("humidity", 48, null));
    }

    @ParameterizedTest
    @CsvSource({"mqttv311, 0", "mqttv311, 1", "mqttv311, 2", "mqttv5, 0", "mqttv5, 1", "mqttv5, 2"})
    void foreignClientIsUnderstood(String version, String qos) throws Exception {
        String location = "foreign-" + version + "-" + qos;
        Mosquitto.publish(
                broker.port(),
                "-V",
                version,
                "-q",
                qos,
                "-u",
                "device",
                "-P",
                Broker.PASSWORD,
                "-t",
                "sense/" + location + "/probe",
                "-m",
                Device.reading(42));
        await().until(() -> gateway.seqs(location).equals(List.of(42)));
    }

    @Test
    void rehearsalIsMarked() throws MqttException {
        device.publish("test/rehearsed", Device.reading(1));
        await().until(() -> !gateway.sensed("rehearsed").isEmpty());
        assertThat(gateway.sensed("rehearsed").getFirst().rehearsal()).isTrue();
    }

    @Test
    void streamArrivesInOrderAndOnce() throws MqttException {
        int count = 3_000;
        for (int seq = 1; seq <= count; seq++) {
            device.client().publish("sense/stream", bytes(Device.reading(seq)), 1, false);
            if (seq % 200 == 0) {
                device.publish("sense/stream-pace", Device.reading(seq));
            }
        }
        gateway.awaitSeqs("stream", count);
        assertThat(gateway.seqs("stream"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, count).boxed().toList());
    }

    @Test
    void batchesAreNumberedWithoutGaps() throws MqttException {
        device.publish("sense/numbered", Device.reading(1));
        await().until(() -> !gateway.sensed("numbered").isEmpty());
        List<Long> numbers = gateway.batches().stream().map(batch -> batch.number()).toList();
        assertThat(numbers)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, numbers.size()).mapToObj(Long::valueOf).toList());
        long entries = gateway.batches().stream().mapToLong(batch -> batch.entries().size()).sum();
        assertThat(gateway.batches().getLast().cumulative()).isLessThanOrEqualTo(entries);
    }

    @Test
    void everyBadPayloadIsRejectedAndTheGoodOnesBesideItAreUntouched() throws MqttException {
        List<RejectionReason> expected = new ArrayList<>();
        int seq = 0;
        for (BadPayload bad : BadPayload.all("bad")) {
            device.publish("sense/bad", Device.reading(++seq));
            device.publish(bad.topic(), bad.payload(), 1, false);
            expected.add(bad.reason());
        }
        device.publish("sense/bad", Device.reading(++seq));
        gateway.awaitSeqs("bad", seq);
        assertThat(gateway.seqs("bad"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, seq).boxed().toList());
        List<Rejection> rejections = gateway.rejections("bad");
        assertThat(rejections.stream().map(Rejection::reason)).containsExactlyElementsOf(expected);
        assertThat(rejections)
                .allSatisfy(rejection -> assertThat(rejection.detail()).hasSizeGreaterThan(15));
        assertThat(gateway.doubled("bad")).isZero();
    }

    @Test
    void payloadOfAMegabyteIsKnownByLengthAndHash() throws MqttException {
        device.publish("sense/junk", new byte[1 << 20], 1, false);
        await().until(() -> !gateway.rejections("junk").isEmpty());
        Rejection rejection = gateway.rejections("junk").getFirst();
        assertThat(rejection.reason()).isEqualTo(RejectionReason.TOO_LARGE);
        assertThat(rejection.payload()).isNull();
        assertThat(rejection.payloadBytes()).isEqualTo(1 << 20);
        assertThat(rejection.sha256())
                .isEqualTo("30e14955ebf1352266dc2ff8067e68104607e750abb9d3b36582b8af909fcb58");
    }

    @Test
    void propertiesThatPahoCannotReadStopNobody() throws MqttException {
        MqttProperties endless = new MqttProperties();
        endless.setCorrelationData(new byte[40_000]);
        device.publish("sense/poison", bytes(Device.reading(1)), endless);
        MqttProperties many = new MqttProperties();
        many.setUserProperties(
                IntStream.range(0, 500).mapToObj(i -> new UserProperty("k" + i, "v")).toList());
        many.setContentType("redelivered");
        device.publish("sense/poison", bytes(Device.reading(2)), many);
        device.publish("sense/poison", Device.reading(3));
        gateway.awaitSeqs("poison", 3);
        assertThat(gateway.doubled("poison")).isZero();
    }

    @Test
    void birthInfoAndLastWillBecomeDeviceEvents() throws MqttException {
        Device visitor = Device.connect(broker.url(), "config/hall/visitor/status", "offline");
        visitor.publish("config/hall/visitor/status", bytes("online"), 1, true);
        visitor.publish("config/hall/visitor/info", bytes("{\"firmware\":\"1\"}"), 1, true);
        visitor.vanish();
        await().until(() -> gateway.events("hall").size() == 3);
        assertThat(gateway.events("hall"))
                .extracting(DeviceEvent::type, DeviceEvent::name, DeviceEvent::payload)
                .containsExactly(
                        tuple(DeviceEventType.STATUS, "visitor", "online"),
                        tuple(DeviceEventType.INFO, "visitor", "{\"firmware\":\"1\"}"),
                        tuple(DeviceEventType.STATUS, "visitor", "offline"));
        assertThat(gateway.events("hall")).noneMatch(DeviceEvent::retained);
    }

    @Test
    void reportedStateCarriesTheCommandsId() throws MqttException {
        String command = "0199f8a4-7c1e-7000-8000-0123456789ab";
        MqttProperties properties = new MqttProperties();
        properties.setCorrelationData(bytes(command));
        device.publish("config/cellar/light", bytes("ON"), properties);
        device.publish("config/cellar/light", "OFF");
        await().until(() -> gateway.events("cellar").size() == 2);
        assertThat(gateway.events("cellar"))
                .extracting(DeviceEvent::type, DeviceEvent::payload, DeviceEvent::correlation)
                .containsExactly(
                        tuple(DeviceEventType.STATE, "ON", command),
                        tuple(DeviceEventType.STATE, "OFF", null));
    }

    @Test
    void rejectionThatIsFedInAgainBecomesWhatItIsByNow() throws Exception {
        UUID id = UUID.fromString("0199f8a4-7c1e-7000-8000-0123456789ab");
        Instant first = Instant.parse("2026-11-19T08:00:00.250Z");
        String spaces = " ".repeat(64 * 1024 - 100);
        String payload = "{\"deviceID\":\"probe\"," + spaces + "\"n\":1,\"seq\":5}";
        Replay replay =
                new Replay(
                        id,
                        SiteId.of("home"),
                        "sense/fed-in/probe",
                        bytes(payload),
                        first,
                        "operator",
                        Instant.now());
        try (TestClient feeder =
                TestClient.connect(
                        broker.url(), "tributary-gateway-feeder", TestClient.options("gateway"))) {
            byte[] request = JsonCodec.of(Replay.class).encode(replay);
            assertThat(request).hasSizeGreaterThan(80 * 1024);
            feeder.client()
                    .publish(MqttTopic.replay(id).value(), request, 1, false)
                    .waitForCompletion(TestClient.MILLIS);
        }
        await().until(() -> !gateway.sensed("fed-in").isEmpty());
        SensedMessage message = gateway.sensed("fed-in").getFirst();
        assertThat(message.replayOf()).isEqualTo(id);
        assertThat(message.at()).isEqualTo(first);
        assertThat(message.seq()).isEqualTo(5);
    }

    @Test
    void lateAndOutOfOrderAndRepeatedReadingsArriveAsTheyAre() throws MqttException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        List<Instant> times =
                List.of(
                        now,
                        now.minus(Duration.ofDays(400)),
                        now.minusSeconds(1),
                        now.minusSeconds(2),
                        now.plusSeconds(240),
                        now.minusSeconds(2));
        for (Instant at : times) {
            device.publish("sense/timed", timed(at));
        }
        device.publish("sense/timed", timed(now.plusSeconds(360)));
        device.publish("sense/timed", timed(Instant.parse("1999-12-31T23:59:59Z")));
        device.publish("sense/timed", bytes(timed(now)), 1, true);
        await().until(() -> gateway.sensed("timed").size() == 7);
        assertThat(gateway.sensed("timed"))
                .as("retained for others, but live for us")
                .extracting(SensedMessage::at)
                .startsWith(times.toArray(Instant[]::new))
                .endsWith(now);
        assertThat(gateway.sensed("timed"))
                .allSatisfy(
                        message ->
                                assertThat(message.acquiredAt())
                                        .isBetween(now.minusSeconds(1), Instant.now()));
        assertThat(gateway.rejections("timed"))
                .extracting(Rejection::reason)
                .containsExactly(
                        RejectionReason.FUTURE_TIMESTAMP, RejectionReason.ANCIENT_TIMESTAMP);
    }

    @Test
    void duplicatesOfADeviceHaveOneHashAndAreLeftToTheGateway() throws MqttException {
        device.publish("sense/twice", Device.reading(1));
        device.publish("sense/twice", Device.reading(1));
        device.publish("sense/twice/probe", Device.reading(1));
        device.publish("sense/twice", Device.reading(1).replace("\"n\":1", "\"n\":2"));
        await().until(() -> gateway.sensed("twice").size() == 4);
        List<String> hashes =
                gateway.sensed("twice").stream().map(message -> "" + message.hash()).toList();
        assertThat(hashes.get(1)).isEqualTo(hashes.get(0));
        assertThat(hashes.subList(1, 4))
                .as("another topic or payload is another message")
                .doesNotHaveDuplicates();
    }

    private static String timed(Instant at) {
        return "{\"deviceID\":\"probe\",\"n\":1,\"timestamp\":\"%s\"}".formatted(at);
    }

    @Test
    void healthAndMetricsTell() throws Exception {
        device.publish("sense/counted", Device.reading(1));
        await().until(() -> !gateway.sensed("counted").isEmpty());
        assertThat(acquisition.health("deviceConnection").path("status").asString())
                .isEqualTo("UP");
        assertThat(acquisition.health("handOver").path("status").asString()).isEqualTo("UP");
        assertThat(acquisition.readinessCode()).isEqualTo(200);
        assertThat(acquisition.prometheus())
                .contains("tributary_acquisition_readings_total")
                .contains("tributary_acquisition_batches_total");
    }

    private static Measurement number(String element, double value, @Nullable String unit) {
        return new Measurement(ElementName.of(element), new Value.NumberValue(value), unit);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
