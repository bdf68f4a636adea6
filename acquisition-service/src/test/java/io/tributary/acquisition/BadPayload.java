package io.tributary.acquisition;

import io.tributary.topology.rejection.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A payload that is to be refused.
 *
 * @param topic where it is published
 * @param payload its bytes
 * @param reason why it is refused
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BadPayload(String topic, byte[] payload, RejectionReason reason) {

    static List<BadPayload> all(String location) {
        String sense = "sense/" + location;
        String config = "config/" + location;
        return List.of(
                text(sense, "", RejectionReason.EMPTY),
                text(sense, "{\"deviceID\":\"probe\",\"n\":", RejectionReason.MALFORMED_JSON),
                text(sense, "{\"deviceID\":\"probe\",\"n\":NaN}", RejectionReason.MALFORMED_JSON),
                text(sense, Device.reading(1) + " and more", RejectionReason.MALFORMED_JSON),
                text(sense, "temperature=21.4", RejectionReason.MALFORMED_JSON),
                text(sense, "[".repeat(10_000), RejectionReason.MALFORMED_JSON),
                text(sense, "{\"n\":1}", RejectionReason.INVALID_STRUCTURE),
                text(
                        sense,
                        "{\"deviceID\":\"probe\",\"n\":null}",
                        RejectionReason.INVALID_STRUCTURE),
                text(
                        sense,
                        "{\"deviceID\":\"probe\",\"n\":1e400}",
                        RejectionReason.INVALID_STRUCTURE),
                text(sense, "{\"deviceID\":7,\"n\":1}", RejectionReason.INVALID_STRUCTURE),
                text(
                        sense,
                        "{\"deviceID\":\"probe\",\"measures\":{}}",
                        RejectionReason.INVALID_STRUCTURE),
                text(
                        sense,
                        "{\"deviceID\":\"probe\",\"n\":" + "{\"n\":".repeat(5_000),
                        RejectionReason.INVALID_STRUCTURE),
                text(sense, "{\"deviceID\":\"pro be\",\"n\":1}", RejectionReason.INVALID_NAME),
                text(
                        sense,
                        "{\"deviceID\":\"probe\",\"n\":1,\"timestamp\":\"now\"}",
                        RejectionReason.INVALID_TIMESTAMP),
                text(
                        sense,
                        "{\"deviceID\":\"probe\",\"n\":1,\"timestamp\":1e1000000}",
                        RejectionReason.INVALID_TIMESTAMP),
                text(
                        sense,
                        "{\"deviceID\":\"probe\",\"n\":1,\"timestamp\":5e12}",
                        RejectionReason.FUTURE_TIMESTAMP),
                text(
                        sense,
                        "{\"deviceID\":\"probe\",\"n\":1,\"timestamp\":12}",
                        RejectionReason.ANCIENT_TIMESTAMP),
                text(
                        sense + "/probe",
                        "{\"deviceID\":\"other\",\"n\":1}",
                        RejectionReason.DEVICE_MISMATCH),
                text(sense + "/a/b/c", Device.reading(1), RejectionReason.UNKNOWN_TOPIC),
                text(sense + "/two words", Device.reading(1), RejectionReason.INVALID_NAME),
                new BadPayload(
                        sense, new byte[] {'{', (byte) 0xff, '}'}, RejectionReason.INVALID_UTF8),
                new BadPayload(sense, new byte[70_000], RejectionReason.TOO_LARGE),
                text(config + "/probe/status", "sleeping", RejectionReason.INVALID_CONFIG),
                text(config + "/probe/info", "no json", RejectionReason.INVALID_CONFIG),
                text(config + "/light", " ", RejectionReason.INVALID_CONFIG));
    }

    private static BadPayload text(String topic, String payload, RejectionReason reason) {
        return new BadPayload(topic, payload.getBytes(StandardCharsets.UTF_8), reason);
    }
}
