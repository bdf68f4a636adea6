package io.tributary.acquisition.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.acquisition.backlog.Backlogs;
import io.tributary.acquisition.handover.DeviceMessage;
import io.tributary.acquisition.handover.EncodedEntry;
import io.tributary.acquisition.rate.Rates;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.telemetry.BatchEntry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceMessageDecoderTests {

    private static final Instant NOW = Instant.parse("2026-11-20T10:15:30.500Z");
    private static final JsonCodec<BatchEntry> CODEC = JsonCodec.of(BatchEntry.class);

    private final DeviceMessageDecoder decoder =
            Decoders.of(Rates.unlimited(), Backlogs.withRoom());

    @Test
    void readingBecomesASensedMessage() {
        assertThat(decode("sense/kitchen", "{\"deviceID\":\"NodeMCU3\",\"gas\":3}").entry())
                .isInstanceOf(BatchEntry.SensedMessage.class);
    }

    @Test
    void configBecomesADeviceEvent() {
        assertThat(decode("config/kitchen/NodeMCU3/status", "online").entry())
                .isInstanceOf(BatchEntry.DeviceEvent.class);
    }

    @Test
    void jsonGoesWithTheEntry() {
        EncodedEntry encoded = decode("sense/kitchen", "{\"deviceID\":\"NodeMCU3\",\"gas\":3}");
        assertThat(CODEC.decode(encoded.json())).isEqualTo(encoded.entry());
    }

    @ParameterizedTest
    @CsvSource({
        "sense, UNKNOWN_TOPIC",
        "sense/a/b/c, UNKNOWN_TOPIC",
        "config/kitchen, UNKNOWN_TOPIC",
        "config/kitchen/NodeMCU3/other, UNKNOWN_TOPIC",
        "elsewhere/kitchen, UNKNOWN_TOPIC",
        "sense/, INVALID_NAME",
        "sense/two words, INVALID_NAME",
        "test/kitchen/ü, INVALID_NAME",
        "config/kitchen//status, INVALID_NAME"
    })
    void topicThatIsNoneOfOursIsRejected(String topic, RejectionReason reason) {
        Rejection rejection = rejection(decode(topic, "{\"deviceID\":\"NodeMCU3\",\"gas\":3}"));
        assertThat(rejection.reason()).isEqualTo(reason);
        assertThat(rejection.topic()).isEqualTo(topic);
    }

    @Test
    void replayedReadingIsRejectedAndReplayedStateIsNot() {
        byte[] reading = "{\"deviceID\":\"NodeMCU3\",\"gas\":3}".getBytes(StandardCharsets.UTF_8);
        assertThat(rejection(decode(message("sense/kitchen", reading, true))).reason())
                .isEqualTo(RejectionReason.RETAINED);
        assertThat(rejection(decode(message("test/kitchen", reading, true))).reason())
                .isEqualTo(RejectionReason.RETAINED);
        assertThat(decode(message("config/kitchen/light", new byte[] {'O', 'N'}, true)).entry())
                .isInstanceOf(BatchEntry.DeviceEvent.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sense/kitchen", "config/kitchen/light", "elsewhere"})
    void payloadAboveTheLimitIsRejectedUnread(String topic) {
        Rejection rejection = rejection(decode(message(topic, new byte[1001], false)));
        assertThat(rejection.reason()).isEqualTo(RejectionReason.TOO_LARGE);
        assertThat(rejection.detail())
                .isEqualTo("the payload has 1001 bytes, more than the limit of 1000");
    }

    @Test
    void payloadThatWasNotKeptIsRejectedByItsLength() {
        DeviceMessage message = DeviceMessages.oversize("sense/kitchen", 1 << 20, "abc");
        Rejection rejection = rejection(decode(message));
        assertThat(rejection.reason()).isEqualTo(RejectionReason.TOO_LARGE);
        assertThat(rejection.payloadBytes()).isEqualTo(1 << 20);
        assertThat(rejection.sha256()).isEqualTo("abc");
    }

    @Test
    void neverFailsWhateverComes() {
        Random random = new Random(20261120);
        String[] topics = {
            "sense/kitchen",
            "sense/kitchen/NodeMCU3",
            "test/a",
            "config/kitchen/light",
            "config/kitchen/NodeMCU3/status",
            "config/kitchen/NodeMCU3/info",
            "",
            "/",
            "#",
            "😀/a"
        };
        byte[] pieces =
                "{}[]\":,\\ud8320.1e+-truefalsnl deviceIDmeasuresé\u0000"
                        .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20_000; i++) {
            byte[] payload = new byte[random.nextInt(60)];
            for (int at = 0; at < payload.length; at++) {
                payload[at] =
                        random.nextInt(20) == 0
                                ? (byte) random.nextInt()
                                : pieces[random.nextInt(pieces.length)];
            }
            String topic = topics[random.nextInt(topics.length)];
            EncodedEntry encoded = decode(message(topic, payload, random.nextInt(10) == 0));
            BatchEntry decoded = CODEC.decode(encoded.json());
            assertThat(decoded).hasSameClassAs(encoded.entry());
            if (decoded instanceof BatchEntry.RejectedMessage rejected) {
                assertThat(rejected.rejection().reason())
                        .isNotEqualTo(RejectionReason.INTERNAL_ERROR);
                assertThat(rejected.rejection().payload()).isEqualTo(payload);
            }
        }
    }

    private EncodedEntry decode(String topic, String payload) {
        return decode(message(topic, payload.getBytes(StandardCharsets.UTF_8), false));
    }

    private EncodedEntry decode(DeviceMessage message) {
        return (EncodedEntry) decoder.decode(message, NOW);
    }

    private static Rejection rejection(EncodedEntry encoded) {
        assertThat(encoded.entry()).isInstanceOf(BatchEntry.RejectedMessage.class);
        return ((BatchEntry.RejectedMessage) encoded.entry()).rejection();
    }

    private static DeviceMessage message(String topic, byte[] payload, boolean retained) {
        return DeviceMessages.of(topic, payload, retained);
    }
}
