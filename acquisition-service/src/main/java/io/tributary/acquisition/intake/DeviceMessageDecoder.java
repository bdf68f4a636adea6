package io.tributary.acquisition.intake;

import io.tributary.acquisition.handover.CountedRefusal;
import io.tributary.acquisition.handover.DeviceMessage;
import io.tributary.acquisition.handover.EncodedEntry;
import io.tributary.acquisition.handover.MessageAccount;
import io.tributary.acquisition.presence.DeviceEventDecoder;
import io.tributary.acquisition.rejection.RefusedMessage;
import io.tributary.acquisition.rejection.RefusedPayloadException;
import io.tributary.acquisition.rejection.Rejections;
import io.tributary.acquisition.telemetry.SensedMessageDecoder;
import io.tributary.topology.mqtt.DeviceTopic;
import io.tributary.topology.mqtt.UnknownTopicException;
import io.tributary.topology.name.InvalidNameException;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.telemetry.BatchEntry;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns any message of a device into what accounts for it: an entry, or its place in a count where
 * the device sends too much. Never fails: what cannot be decoded becomes a rejection. Not
 * thread-safe: messages are taken one at a time.
 */
public final class DeviceMessageDecoder {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceMessageDecoder.class);

    private final SensedMessageDecoder sensed;
    private final DeviceEventDecoder events;
    private final Rejections rejections;
    private final ReplayDecoder replays;
    private final Admission admission;
    private final int maxPayloadBytes;

    /**
     * @param maxPayloadBytes larger payloads are refused unread
     */
    DeviceMessageDecoder(
            SensedMessageDecoder sensed,
            DeviceEventDecoder events,
            Rejections rejections,
            ReplayDecoder replays,
            Admission admission,
            int maxPayloadBytes) {
        this.sensed = sensed;
        this.events = events;
        this.rejections = rejections;
        this.replays = replays;
        this.admission = admission;
        this.maxPayloadBytes = maxPayloadBytes;
    }

    /**
     * Decodes one message.
     *
     * @param now time of arrival
     */
    public MessageAccount decode(DeviceMessage message, Instant now) {
        try {
            return account(message, now);
        } catch (RuntimeException e) {
            LOG.error("a device message could not be handled, bytes={}", message.payloadBytes(), e);
            return EncodedEntry.of(rejections.failed(refused(message), e, now));
        }
    }

    private MessageAccount account(DeviceMessage message, Instant now) {
        boolean replay = ReplayDecoder.isReplay(message);
        CountedRefusal counted;
        BatchEntry entry;
        try {
            entry = replay ? replays.decode(message, now) : accepted(message, now);
            counted = replay ? null : admission.refusal(message, entry, now);
        } catch (RefusedPayloadException refusal) {
            entry = rejections.of(refused(message), refusal, now);
            counted = replay ? null : admission.refusal(message, refusal, now);
        }
        return counted == null ? EncodedEntry.of(entry) : counted;
    }

    private BatchEntry accepted(DeviceMessage message, Instant now) {
        if (message.payloadBytes() > maxPayloadBytes) {
            throw new RefusedPayloadException(
                    RejectionReason.TOO_LARGE,
                    "the payload has %d bytes, more than the limit of %d"
                            .formatted(message.payloadBytes(), maxPayloadBytes));
        }
        DeviceTopic topic = topic(message.topic());
        if (!(topic instanceof DeviceTopic.Sense sense)) {
            return events.decode(
                    topic, message.payload(), message.correlation(), message.retained(), now);
        }
        if (message.retained()) {
            throw new RefusedPayloadException(
                    RejectionReason.RETAINED,
                    "a retained reading is replayed, not new; publish readings without the retain flag");
        }
        return sensed.decode(sense, message.payload(), now);
    }

    private static RefusedMessage refused(DeviceMessage message) {
        return new RefusedMessage(
                message.topic(), message.payload(), message.payloadBytes(), message.sha256());
    }

    /**
     * Takes a topic name apart.
     *
     * @throws RefusedPayloadException when it is none of ours
     */
    static DeviceTopic topic(String topic) {
        try {
            return DeviceTopic.parse(topic);
        } catch (UnknownTopicException e) {
            throw new RefusedPayloadException(RejectionReason.UNKNOWN_TOPIC, e.describe());
        } catch (InvalidNameException e) {
            throw new RefusedPayloadException(
                    RejectionReason.INVALID_NAME, "in the topic, " + e.describe());
        }
    }
}
