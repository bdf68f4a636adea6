package io.tributary.acquisition.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RejectionsTests {

    private static final Instant NOW = Instant.parse("2026-11-20T10:15:30.500900Z");

    private final RefusedPayloadException refusalOfJunk =
            new RefusedPayloadException(RejectionReason.MALFORMED_JSON, "the payload is no JSON");

    private final Rejections rejections = new Rejections(SiteId.of("home"));

    @Test
    void rejectionKeepsThePayloadAndSaysWhereAndWhy() {
        byte[] payload = {'j', 'u', 'n', 'k'};
        Rejection rejection = rejection(message("sense/kitchen/NodeMCU3", payload));
        assertThat(rejection.site()).isEqualTo(SiteId.of("home"));
        assertThat(rejection.origin()).isEqualTo("mqtt");
        assertThat(rejection.topic()).isEqualTo("sense/kitchen/NodeMCU3");
        assertThat(rejection.location()).isEqualTo("kitchen");
        assertThat(rejection.deviceID()).isEqualTo("NodeMCU3");
        assertThat(rejection.reason()).isEqualTo(RejectionReason.MALFORMED_JSON);
        assertThat(rejection.detail()).isEqualTo("the payload is no JSON");
        assertThat(rejection.count()).isEqualTo(1);
        assertThat(rejection.payload()).isEqualTo(payload);
        assertThat(rejection.payloadBytes()).isEqualTo(4);
        assertThat(rejection.sha256()).isNull();
        assertThat(rejection.receivedAt()).isEqualTo("2026-11-20T10:15:30.500Z");
    }

    @Test
    void whatIsQuotedOfADeviceStaysOnOneLine() {
        RefusedPayloadException quoting =
                new RefusedPayloadException(
                        RejectionReason.INVALID_CONFIG, "token 'a\nERROR forged\u0000' is none");
        Rejection rejection =
                rejections
                        .of(message("config/kitchen/d/info", new byte[0]), quoting, NOW)
                        .rejection();
        assertThat(rejection.detail()).isEqualTo("token 'a ERROR forged ' is none");
    }

    @Test
    void payloadThatWasTooLargeIsKnownByLengthAndHash() {
        Rejection rejection =
                rejection(new RefusedMessage("sense/kitchen", new byte[0], 1 << 20, "abc"));
        assertThat(rejection.payload()).isNull();
        assertThat(rejection.payloadBytes()).isEqualTo(1 << 20);
        assertThat(rejection.sha256()).isEqualTo("abc");
    }

    @Test
    void payloadAboveWhatARejectionCarriesIsHashed() {
        Rejection rejection = rejection(message("sense/kitchen", new byte[65_537]));
        assertThat(rejection.payload()).isNull();
        assertThat(rejection.payloadBytes()).isEqualTo(65_537);
        assertThat(rejection.sha256()).hasSize(64);
    }

    @Test
    void deviceIsThatOfThePayloadWhereTheTopicNamesNone() {
        RefusedPayloadException refusal = refusalOfJunk.from(DeviceId.of("bench"), 7L);
        assertThat(device("sense/kitchen", refusal)).isEqualTo("bench");
        assertThat(device("sense/kitchen/NodeMCU3", refusal)).isEqualTo("NodeMCU3");
        assertThat(device("sense/kitchen", refusalOfJunk)).isNull();
    }

    private @Nullable String device(String topic, RefusedPayloadException refusal) {
        return rejections.of(message(topic, new byte[0]), refusal, NOW).rejection().deviceID();
    }

    @Test
    void everyRejectionHasAnIdOfItsOwn() {
        RefusedMessage message = message("sense/kitchen", new byte[0]);
        assertThat(rejection(message).id()).isNotEqualTo(rejection(message).id());
    }

    @Test
    void topicWithoutLocationOrWithEndlessNamesTellsNone() {
        assertThat(rejection(message("sense", new byte[0])).location()).isNull();
        assertThat(rejection(message("sense/kitchen", new byte[0])).deviceID()).isNull();
        assertThat(rejection(message("sense/" + "x".repeat(65), new byte[0])).location()).isNull();
    }

    @Test
    void defectOfOursIsToldWithoutItsInnards() {
        Rejection rejection =
                rejections
                        .failed(
                                message("sense/kitchen", new byte[] {1}),
                                new IllegalStateException("secret"),
                                NOW)
                        .rejection();
        assertThat(rejection.reason()).isEqualTo(RejectionReason.INTERNAL_ERROR);
        assertThat(rejection.detail()).isEqualTo("acquisition failed on it: IllegalStateException");
        assertThat(rejection.payload()).containsExactly(1);
    }

    @Test
    void detailIsWellFormedWhateverItQuotes() {
        Rejection rejection =
                rejections
                        .of(
                                message("sense/kitchen", new byte[0]),
                                new RefusedPayloadException(
                                        RejectionReason.INVALID_NAME, "half \ud83d of a pair 😀"),
                                NOW)
                        .rejection();
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(rejection.detail())).isTrue();
        assertThat(rejection.detail()).isEqualTo("half ? of a pair 😀");
    }

    @Test
    void countedRejectionTellsHowManyAndWhich() {
        Rejection rejection =
                rejections
                        .counted(
                                new Refused(
                                        "sense/kitchen",
                                        "NodeMCU3",
                                        RejectionReason.RATE,
                                        "too fast"),
                                12,
                                List.of(List.of(3L, 14L)),
                                1234,
                                NOW.plusNanos(1))
                        .rejection();
        assertThat(rejection.count()).isEqualTo(12);
        assertThat(rejection.seqs()).containsExactly(List.of(3L, 14L));
        assertThat(rejection.location()).isEqualTo("kitchen");
        assertThat(rejection.deviceID()).isEqualTo("NodeMCU3");
        assertThat(rejection.reason()).isEqualTo(RejectionReason.RATE);
        assertThat(rejection.payload()).isNull();
        assertThat(rejection.payloadBytes()).isEqualTo(1234);
        assertThat(rejection.receivedAt()).isEqualTo("2026-11-20T10:15:30.500Z");
    }

    @Test
    void deviceOfACountIsThatOfTheTopicWhereItNamesOne() {
        Refused junk = new Refused("sense/kitchen/NodeMCU3", null, RejectionReason.RATE, "fast");
        assertThat(rejections.counted(junk, 1, null, 4, NOW).rejection().deviceID())
                .isEqualTo("NodeMCU3");
    }

    private Rejection rejection(RefusedMessage message) {
        return rejections.of(message, refusalOfJunk, NOW).rejection();
    }

    private static RefusedMessage message(String topic, byte[] payload) {
        return new RefusedMessage(topic, payload, payload.length, null);
    }
}
