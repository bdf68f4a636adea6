package io.tributary.acquisition.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.acquisition.backlog.Backlogs;
import io.tributary.acquisition.backlog.GatewayBacklog;
import io.tributary.acquisition.handover.DeviceMessage;
import io.tributary.acquisition.handover.EncodedEntry;
import io.tributary.acquisition.rate.Rates;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.mqtt.MqttTopic;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.rejection.Replay;
import io.tributary.topology.telemetry.BatchEntry;
import io.tributary.topology.telemetry.BatchEntry.SensedMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person feeds in again. */
class ReplayDecoderTests {

    private static final JsonCodec<Replay> CODEC = JsonCodec.of(Replay.class);
    private static final UUID ID = UUID.fromString("0199f8a4-7c1e-7000-8000-0123456789ab");
    private static final String TOPIC = MqttTopic.replay(ID).value();
    private static final Instant FIRST = Instant.parse("2026-11-19T08:00:00.250Z");
    private static final Instant NOW = Instant.parse("2026-11-20T10:15:30.500Z");

    private GatewayBacklog backlog = Backlogs.withRoom();

    @Test
    void payloadWithoutTimestampHappenedWhenItFirstCame() {
        SensedMessage message =
                (SensedMessage)
                        decode("test/kitchen", "{\"deviceID\":\"NodeMCU3\",\"gas\":3,\"seq\":9}");
        assertThat(message.at()).isEqualTo(FIRST);
        assertThat(message.acquiredAt()).as("the gateway's memory goes by arrival").isEqualTo(NOW);
        assertThat(message.replayOf()).isEqualTo(ID);
        assertThat(message.seq()).isEqualTo(9);
        assertThat(message.rehearsal()).isTrue();
    }

    @Test
    void timestampIsJudgedByTheTimeItFirstCame() {
        SensedMessage message =
                (SensedMessage)
                        decode(
                                "sense/kitchen/NodeMCU3",
                                "{\"deviceID\":\"NodeMCU3\",\"gas\":3,\"timestamp\":\"2026-11-19T07:00:00Z\"}");
        assertThat(message.at()).isEqualTo("2026-11-19T07:00:00Z");
        Rejection again =
                rejection(
                        decode(
                                "sense/kitchen",
                                "{\"deviceID\":\"NodeMCU3\",\"gas\":3,\"timestamp\":\"2026-11-19T09:00:00Z\"}"));
        assertThat(again.reason()).isEqualTo(RejectionReason.FUTURE_TIMESTAMP);
    }

    @Test
    void refusedAgainItIsANewRejectionThatNamesTheFirst() {
        Rejection rejection = rejection(decode("sense/kitchen/NodeMCU3", "junk"));
        assertThat(rejection.id()).isNotEqualTo(ID);
        assertThat(rejection.replayOf()).isEqualTo(ID);
        assertThat(rejection.reason()).isEqualTo(RejectionReason.MALFORMED_JSON);
        assertThat(rejection.topic()).isEqualTo("sense/kitchen/NodeMCU3");
        assertThat(rejection.deviceID()).isEqualTo("NodeMCU3");
        assertThat(rejection.payload()).isEqualTo("junk".getBytes(StandardCharsets.UTF_8));
        assertThat(rejection.receivedAt()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "config/kitchen/NodeMCU3/status",
                "config/kitchen/NodeMCU3/info",
                "config/kitchen/light"
            })
    void whatDevicesTellOfThemselvesIsNotFedInAgain(String topic) {
        Rejection rejection = rejection(decode(topic, "online"));
        assertThat(rejection.reason()).isEqualTo(RejectionReason.INVALID_CONFIG);
        assertThat(rejection.detail()).contains("not fed in again");
        assertThat(rejection.replayOf()).isEqualTo(ID);
    }

    @Test
    void topicThatIsNoneOfOursAndPayloadThatIsTooLargeAreRefusedAgain() {
        assertThat(rejection(decode("elsewhere/a", "{}")).reason())
                .isEqualTo(RejectionReason.UNKNOWN_TOPIC);
        assertThat(rejection(decode("sense/kitchen", " ".repeat(1001))).reason())
                .isEqualTo(RejectionReason.TOO_LARGE);
    }

    @Test
    void itIsNotChargedToItsDevice() {
        DeviceMessageDecoder decoder = Decoders.of(Rates.single(1, () -> 1), backlog);
        for (int i = 0; i < 5; i++) {
            DeviceMessage message =
                    replay("home", "sense/kitchen", "{\"deviceID\":\"NodeMCU3\",\"gas\":3}");
            assertThat(decoder.decode(message, NOW)).isInstanceOf(EncodedEntry.class);
        }
    }

    @Test
    void whileTheGatewayTakesNoMoreItKeepsItsPayloadForLater() {
        backlog = Backlogs.full();
        Rejection rejection =
                rejection(decode("sense/kitchen", "{\"deviceID\":\"NodeMCU3\",\"gas\":3}"));
        assertThat(rejection.reason()).isEqualTo(RejectionReason.BACKLOG_FULL);
        assertThat(rejection.payload()).isNotNull();
        assertThat(rejection.replayOf()).isEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "junk",
                "null",
                "{}",
                "{\"schema\":\"tributary/replay/2\"}",
                "{\"schema\":\"tributary/replay/1\",\"id\":\"no\"}"
            })
    void whatIsNoRequestIsRejectedItself(String payload) {
        Rejection rejection = rejection(decode(DeviceMessages.of(TOPIC, payload)));
        assertThat(rejection.reason()).isEqualTo(RejectionReason.UNREADABLE_RECORD);
        assertThat(rejection.topic()).isEqualTo(TOPIC);
        assertThat(rejection.location()).isNull();
        assertThat(rejection.deviceID()).isNull();
        assertThat(rejection.replayOf()).isNull();
        assertThat(rejection.payload()).isEqualTo(payload.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void requestForAnotherSiteOrTooLargeOrRetainedIsRejected() {
        assertThat(rejection(decode(replay("farm", "sense/kitchen", "{}"))).detail())
                .contains("farm");
        assertThat(rejection(decode(DeviceMessages.oversize(TOPIC, 1 << 20, "abc"))).reason())
                .isEqualTo(RejectionReason.TOO_LARGE);
        assertThat(
                        rejection(decode(DeviceMessages.of(TOPIC, new byte[] {'{', '}'}, true)))
                                .reason())
                .isEqualTo(RejectionReason.RETAINED);
    }

    private BatchEntry decode(String topic, String payload) {
        return decode(replay("home", topic, payload));
    }

    private BatchEntry decode(DeviceMessage message) {
        DeviceMessageDecoder decoder = Decoders.of(Rates.unlimited(), backlog);
        return ((EncodedEntry) decoder.decode(message, NOW)).entry();
    }

    private static DeviceMessage replay(String site, String topic, String payload) {
        Replay replay =
                new Replay(
                        ID,
                        SiteId.of(site),
                        topic,
                        payload.getBytes(StandardCharsets.UTF_8),
                        FIRST,
                        "operator",
                        NOW);
        return DeviceMessages.of(TOPIC, CODEC.encode(replay), false);
    }

    private static Rejection rejection(BatchEntry entry) {
        assertThat(entry).isInstanceOf(BatchEntry.RejectedMessage.class);
        return ((BatchEntry.RejectedMessage) entry).rejection();
    }
}
