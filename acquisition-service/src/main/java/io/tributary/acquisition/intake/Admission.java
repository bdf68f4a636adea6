package io.tributary.acquisition.intake;

import io.tributary.acquisition.backlog.GatewayBacklog;
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
 * Decides whether a message may pass on to the gateway, once it is known who sent it. While the
 * gateway takes no more, only what devices tell of themselves does: it is little, and the only word
 * of who is there. Not thread-safe: messages are taken one at a time.
 */
final class Admission {

    private static final String TOO_FAST =
            "the device sends more messages than it may, for longer than its burst lasts; find out what makes it, or raise tributary.acquisition.rate.messages-per-second";

    private static final String TOO_MANY_DEVICES =
            "too many devices and topics that are not in the site model send at a time, so that this one is not told apart; add the devices to the model, forbid names that do not exist at the broker, or raise tributary.acquisition.rate.max-unknown";

    private static final String REHEARSAL = MqttTopicFilter.ALL_TEST.value().replace("#", "");

    private static final String BACKLOG_FULL =
            "the gateway takes no more readings: its journal is full, or it does not run; see the health of both services";

    private final RateLimit rate;
    private final GatewayBacklog backlog;

    Admission(RateLimit rate, GatewayBacklog backlog) {
        this.rate = rate;
        this.backlog = backlog;
    }

    /** Null when a decoded message may pass. */
    @Nullable CountedRefusal refusal(DeviceMessage message, BatchEntry entry, Instant now) {
        return switch (entry) {
            case SensedMessage sensed ->
                    refusal(message, sensed.device(), sensed.seq(), backlog.isRefusing(), now);
            case BatchEntry.DeviceEvent event -> refusal(message, null, null, false, now);
            case BatchEntry.RejectedMessage rejected ->
                    throw new IllegalArgumentException("refused already: " + rejected);
        };
    }

    /** Null when a message that is refused for its payload may pass as a rejection of its own. */
    @Nullable CountedRefusal refusal(
            DeviceMessage message, RefusedPayloadException refused, Instant now) {
        // the payload claims to be another's: that one is not to pay for it
        boolean claimed = refused.reason() == RejectionReason.DEVICE_MISMATCH;
        DeviceId device = claimed ? null : refused.device();
        return refusal(message, device, refused.seq(), backlog.isRefusing(), now);
    }

    private @Nullable CountedRefusal refusal(
            DeviceMessage message,
            @Nullable DeviceId device,
            @Nullable Long seq,
            boolean full,
            Instant now) {
        Verdict verdict =
                device == null
                        ? rate.chargeTopic(message.topic())
                        : rate.chargeDevice(device, message.topic().startsWith(REHEARSAL));
        if (verdict == Verdict.TOO_MANY_DEVICES) {
            Refused together =
                    new Refused(
                            place(message.topic()), null, RejectionReason.RATE, TOO_MANY_DEVICES);
            return new CountedRefusal(together, null, message.payloadBytes(), now);
        }
        if (verdict == Verdict.TOO_FAST) {
            return counted(message, device, RejectionReason.RATE, TOO_FAST, seq, now);
        }
        return full
                ? counted(message, device, RejectionReason.BACKLOG_FULL, BACKLOG_FULL, seq, now)
                : null;
    }

    private static CountedRefusal counted(
            DeviceMessage message,
            @Nullable DeviceId device,
            RejectionReason reason,
            String detail,
            @Nullable Long seq,
            Instant now) {
        String sender = device == null ? null : device.value();
        return new CountedRefusal(
                new Refused(message.topic(), sender, reason, detail),
                seq,
                message.payloadBytes(),
                now);
    }

    /** The first two levels: names without number would make rejections without number. */
    private static String place(String topic) {
        int end = topic.indexOf('/', topic.indexOf('/') + 1);
        return end < 0 ? topic : topic.substring(0, end);
    }
}
