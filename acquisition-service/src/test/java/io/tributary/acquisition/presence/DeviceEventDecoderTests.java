package io.tributary.acquisition.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.acquisition.rejection.RefusedPayloadException;
import io.tributary.topology.mqtt.DeviceTopic;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.telemetry.BatchEntry.DeviceEvent;
import io.tributary.topology.telemetry.DeviceEventType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceEventDecoderTests {

    private static final Instant NOW = Instant.parse("2026-11-20T10:15:30.500900Z");
    private static final Instant ARRIVAL = Instant.parse("2026-11-20T10:15:30.500Z");
    private static final LocationName KITCHEN = LocationName.of("kitchen");
    private static final String COMMAND = "0199f8a4-7c1e-7000-8000-0123456789ab";

    private final DeviceEventDecoder decoder = new DeviceEventDecoder();

    @ParameterizedTest
    @ValueSource(strings = {"online", "offline"})
    void birthAndLastWillAreStatuses(String status) {
        assertThat(decode("config/kitchen/NodeMCU3/status", status))
                .isEqualTo(
                        new DeviceEvent(
                                DeviceEventType.STATUS,
                                KITCHEN,
                                "NodeMCU3",
                                status,
                                false,
                                null,
                                ARRIVAL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Online", "online ", "on", "1", "true", "\"online\"", "{}"})
    void anyOtherStatusIsRefused(String status) {
        assertRefused(
                "config/kitchen/NodeMCU3/status",
                bytes(status),
                RejectionReason.INVALID_CONFIG,
                "\"online\" or \"offline\"");
    }

    @Test
    void infoIsAnyJsonObjectAsItIs() {
        String info = "{ \"firmware\": \"1.2\", \"ip\": [10, 0, 0, 7] }";
        DeviceEvent event = decode("config/kitchen/NodeMCU3/info", info);
        assertThat(event.type()).isEqualTo(DeviceEventType.INFO);
        assertThat(event.name()).isEqualTo("NodeMCU3");
        assertThat(event.payload()).isEqualTo(info);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        []        | not a JSON object
        "text"    | not a JSON object
        7         | not a JSON object
        null      | not a JSON object
        {"a":     | not valid JSON
        {"a":1} x | not valid JSON
        firmware  | not valid JSON
        """)
    void infoOfAnyOtherKindIsRefused(String info, String words) {
        assertRefused(
                "config/kitchen/NodeMCU3/info", bytes(info), RejectionReason.INVALID_CONFIG, words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"\\ud800\"}",
                "{\"name\":[\"ok\",\"\\udc00\\ud800\"]}",
                "{\"\\ud800\":1}"
            })
    void infoWithHalfACharacterIsRefused(String info) {
        assertRefused(
                "config/kitchen/NodeMCU3/info",
                bytes(info),
                RejectionReason.INVALID_CONFIG,
                "half of a surrogate pair");
    }

    @Test
    void infoWithAnyWholeCharacterIsTaken() {
        String info = "{\"name\":\"\\ud83d\\ude00 \u00e9 \\u0000\"}";
        assertThat(decode("config/kitchen/NodeMCU3/info", info).payload()).isEqualTo(info);
    }

    @Test
    @Timeout(5)
    void deeplyNestedInfoIsRefused() {
        assertRefused(
                "config/kitchen/NodeMCU3/info",
                bytes("{\"a\":".repeat(3_000)),
                RejectionReason.INVALID_CONFIG,
                "not valid JSON");
    }

    @Test
    void stateIsTextWithoutTheSpaceAroundIt() {
        DeviceEvent event = decode("config/kitchen/cooker-hood", " HIGH\n");
        assertThat(event.type()).isEqualTo(DeviceEventType.STATE);
        assertThat(event.name()).isEqualTo("cooker-hood");
        assertThat(event.payload()).isEqualTo("HIGH");
    }

    @Test
    void blankStateIsRefused() {
        assertRefused(
                "config/kitchen/light", bytes(" "), RejectionReason.INVALID_CONFIG, "is empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "config/kitchen/NodeMCU3/status",
                "config/kitchen/NodeMCU3/info",
                "config/kitchen/light"
            })
    void emptyPayloadIsRefused(String topic) {
        assertRefused(topic, new byte[0], RejectionReason.EMPTY, "the payload is empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "config/kitchen/NodeMCU3/status",
                "config/kitchen/NodeMCU3/info",
                "config/kitchen/light"
            })
    void bytesThatAreNotUtf8AreRefused(String topic) {
        assertRefused(
                topic, new byte[] {'o', (byte) 0xe9}, RejectionReason.INVALID_UTF8, "not UTF-8");
    }

    @ParameterizedTest
    @CsvSource({
        "config/kitchen/NodeMCU3/status, 1024",
        "config/kitchen/NodeMCU3/info, 16384",
        "config/kitchen/light, 1024"
    })
    void payloadAboveTheLimitOfItsKindIsRefused(String topic, int limit) {
        assertRefused(
                topic,
                bytes("x".repeat(limit + 1)),
                RejectionReason.TOO_LARGE,
                "more than the limit of " + limit);
    }

    @Test
    void correlationDataIsTheCommandsId() {
        assertThat(state(bytes(COMMAND)).correlation()).isEqualTo(COMMAND);
        assertThat(state(bytes(COMMAND.toUpperCase(Locale.ROOT))).correlation()).isEqualTo(COMMAND);
    }

    @Test
    void correlationDataThatIsNotOursMeansNothing() {
        assertThat(state(null).correlation()).isNull();
        assertThat(state(new byte[0]).correlation()).isNull();
        assertThat(state(new byte[16]).correlation()).isNull();
        assertThat(state(new byte[36]).correlation()).isNull();
        assertThat(state(bytes("x".repeat(36))).correlation()).isNull();
        assertThat(state(bytes(COMMAND + "0")).correlation()).isNull();
    }

    @Test
    void replayIsMarkedRetained() {
        DeviceEvent event =
                decoder.decode(
                        DeviceTopic.parse("config/kitchen/light"), bytes("ON"), null, true, NOW);
        assertThat(event.retained()).isTrue();
    }

    @Test
    void readingIsNoDeviceEvent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decode("sense/kitchen", "{}"))
                .withMessageContaining("readings are not device events");
    }

    private DeviceEvent state(byte @Nullable [] correlation) {
        return decoder.decode(
                DeviceTopic.parse("config/kitchen/light"), bytes("ON"), correlation, false, NOW);
    }

    private DeviceEvent decode(String topic, String payload) {
        return decoder.decode(DeviceTopic.parse(topic), bytes(payload), null, false, NOW);
    }

    private void assertRefused(String topic, byte[] payload, RejectionReason reason, String words) {
        RefusedPayloadException refusal =
                catchThrowableOfType(
                        RefusedPayloadException.class,
                        () -> decoder.decode(DeviceTopic.parse(topic), payload, null, false, NOW));
        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal).hasMessageContaining(words);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
