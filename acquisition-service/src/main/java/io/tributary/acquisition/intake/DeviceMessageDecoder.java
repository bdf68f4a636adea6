package io.tributary.acquisition.intake;

import io.tributary.acquisition.handover.DeviceMessage;
import io.tributary.acquisition.presence.DeviceEventDecoder;
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
 * Turns any message of a device into the one batch entry that accounts for it. Never fails: what
 * cannot be decoded becomes a rejection. Thread-safe.
 */
public final class DeviceMessageDecoder {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceMessageDecoder.class);

    private final SensedMessageDecoder sensed;
    private final DeviceEventDecoder events;
    private final Rejections rejections;

    DeviceMessageDecoder(
            SensedMessageDecoder sensed, DeviceEventDecoder events, Rejections rejections) {
        this.sensed = sensed;
        this.events = events;
        this.rejections = rejections;
    }

    /**
     * Decodes one message.
     *
     * @param now time of arrival
     */
    public BatchEntry decode(DeviceMessage message, Instant now) {
        try {
            return accepted(message, now);
        } catch (RefusedPayloadException refusal) {
            return rejections.of(message.topic(), message.payload(), refusal, now);
        } catch (RuntimeException e) {
            LOG.error(
                    "a device message could not be handled, bytes={}", message.payload().length, e);
            return rejections.failed(message.topic(), message.payload(), e, now);
        }
    }

    private BatchEntry accepted(DeviceMessage message, Instant now) {
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

    private static DeviceTopic topic(String topic) {
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
