package io.tributary.acquisition.intake;

import io.tributary.acquisition.handover.CountedRefusal;
import io.tributary.acquisition.handover.DeviceMessage;
import io.tributary.acquisition.rate.RateLimit;
import io.tributary.acquisition.rate.RateLimit.Verdict;
import io.tributary.acquisition.rejection.Refused;
import io.tributary.acquisition.rejection.RefusedPayloadException;
import io.tributary.topology.mqtt.MqttTopicFilter;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.telemetry.BatchEntry;
import io.tributary.topology.telemetry.BatchEntry.SensedMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a message may pass on to the gateway, once it is known who sent it. Not
 * thread-safe: messages are taken one at a time.
 */
final class Admission {

    private static final String TOO_FAST =
            "the device sends more messages than it may, for longer than its burst lasts; find out what makes it, or raise tributary.acquisition.rate.messages-per-second";

    private static final String TOO_MANY_DEVICES =
            "too many devices and topics that are not in the site model send at a time, so that this one is not told apart; add the devices to the model, forbid names that do not exist at the broker, or raise tributary.acquisition.rate.max-unknown";

    private static final String REHEARSAL = MqttTopicFilter.ALL_TEST.value().replace("#", "");

    private final RateLimit rate;

    Admission(RateLimit rate) {
        this.rate = rate;
    }

    /** Null when a decoded message may pass. */
    @Nullable CountedRefusal refusal(DeviceMessage message, BatchEntry entry, Instant now) {
        return entry instanceof SensedMessage sensed
                ? refusal(message, sensed.device(), sensed.seq(), now)
                : refusal(message, null, null, now);
    }

    /** Null when a message that is refused for its payload may pass as a rejection of its own. */
    @Nullable CountedRefusal refusal(
            DeviceMessage message, RefusedPayloadException refused, Instant now) {
        // the payload claims to be another's: that one is not to pay for it
        boolean claimed = refused.reason() == RejectionReason.DEVICE_MISMATCH;
        return refusal(message, claimed ? null : refused.device(), refused.seq(), now);
    }

    private @Nullable CountedRefusal refusal(
            DeviceMessage message, @Nullable DeviceId device, @Nullable Long seq, Instant now) {
        Verdict verdict =
                device == null
                        ? rate.chargeTopic(message.topic())
                        : rate.chargeDevice(device, message.topic().startsWith(REHEARSAL));
        return switch (verdict) {
            case PASSES -> null;
            case TOO_FAST ->
                    counted(
                            message,
                            new Refused(
                                    message.topic(), value(device), RejectionReason.RATE, TOO_FAST),
                            seq,
                            now);
            case TOO_MANY_DEVICES ->
                    counted(
                            message,
                            new Refused(
                                    place(message.topic()),
                                    null,
                                    RejectionReason.RATE,
                                    TOO_MANY_DEVICES),
                            null,
                            now);
        };
    }

    private static CountedRefusal counted(
            DeviceMessage message, Refused refused, @Nullable Long seq, Instant now) {
        return new CountedRefusal(refused, seq, message.payloadBytes(), now);
    }

    private static @Nullable String value(@Nullable DeviceId device) {
        return device == null ? null : device.value();
    }

    /** The first two levels: names without number would make rejections without number. */
    private static String place(String topic) {
        int end = topic.indexOf('/', topic.indexOf('/') + 1);
        return end < 0 ? topic : topic.substring(0, end);
    }
}
