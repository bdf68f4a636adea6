package io.tributary.acquisition.intake;

import static io.tributary.topology.rejection.RejectionReason.BACKLOG_FULL;
import static io.tributary.topology.rejection.RejectionReason.INVALID_CONFIG;
import static io.tributary.topology.rejection.RejectionReason.RETAINED;
import static io.tributary.topology.rejection.RejectionReason.TOO_LARGE;
import static io.tributary.topology.rejection.RejectionReason.UNREADABLE_RECORD;

import io.tributary.acquisition.backlog.GatewayBacklog;
import io.tributary.acquisition.handover.DeviceMessage;
import io.tributary.acquisition.rejection.RefusedMessage;
import io.tributary.acquisition.rejection.RefusedPayloadException;
import io.tributary.acquisition.rejection.Rejections;
import io.tributary.acquisition.telemetry.SensedMessageDecoder;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.json.MalformedMessageException;
import io.tributary.topology.json.UnknownSchemaException;
import io.tributary.topology.mqtt.DeviceTopic;
import io.tributary.topology.mqtt.MqttTopicFilter;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.rejection.Replay;
import io.tributary.topology.telemetry.BatchEntry;
import io.tributary.topology.telemetry.BatchEntry.RejectedMessage;
import io.tributary.topology.telemetry.BatchEntry.SensedMessage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Turns a rejection that a person feeds in again into the entry that accounts for it: the reading
 * that it is by now, as if it came on its first topic at its first time, or one more rejection. It
 * carries the id of the first, by which the gateway drops repeats. No device sent it, so that none
 * is charged for it. Thread-safe.
 */
final class ReplayDecoder {

    private static final String REPLAYS = MqttTopicFilter.ALL_REPLAY.value().replace("#", "");
    private static final JsonCodec<Replay> CODEC = JsonCodec.of(Replay.class);

    private final SiteId site;
    private final SensedMessageDecoder sensed;
    private final Rejections rejections;
    private final GatewayBacklog backlog;
    private final int maxPayloadBytes;

    /**
     * @param maxPayloadBytes larger payloads of devices are refused, these too
     */
    ReplayDecoder(
            SiteId site,
            SensedMessageDecoder sensed,
            Rejections rejections,
            GatewayBacklog backlog,
            int maxPayloadBytes) {
        this.site = site;
        this.sensed = sensed;
        this.rejections = rejections;
        this.backlog = backlog;
        this.maxPayloadBytes = maxPayloadBytes;
    }

    static boolean isReplay(DeviceMessage message) {
        return message.topic().startsWith(REPLAYS);
    }

    /**
     * Decodes it.
     *
     * @param now time of arrival of the request
     * @throws RefusedPayloadException when the request itself cannot be used
     */
    BatchEntry decode(DeviceMessage message, Instant now) {
        Replay replay = request(message);
        try {
            return accepted(replay, now);
        } catch (RefusedPayloadException refusal) {
            return new RejectedMessage(
                    rejections
                            .of(payload(replay), refusal, now)
                            .rejection()
                            .replaying(replay.id()));
        }
    }

    private Replay request(DeviceMessage message) {
        if (message.sha256() != null) {
            throw new RefusedPayloadException(
                    TOO_LARGE, "a request to feed a rejection in again is never that large");
        }
        if (message.retained()) {
            throw new RefusedPayloadException(
                    RETAINED, "a request to feed a rejection in again is not to be retained");
        }
        try {
            Replay replay = CODEC.decode(message.payload());
            if (replay.site().equals(site)) {
                return replay;
            }
            throw new RefusedPayloadException(
                    UNREADABLE_RECORD,
                    "the request is for site %s, this is %s".formatted(replay.site(), site));
        } catch (MalformedMessageException | UnknownSchemaException e) {
            throw new RefusedPayloadException(
                    UNREADABLE_RECORD,
                    "the request to feed a rejection in again cannot be read: " + e.getMessage());
        }
    }

    private SensedMessage accepted(Replay replay, Instant now) {
        if (replay.payload().length > maxPayloadBytes) {
            throw new RefusedPayloadException(
                    TOO_LARGE,
                    "the payload has %d bytes, more than the limit of %d"
                            .formatted(replay.payload().length, maxPayloadBytes));
        }
        if (!(DeviceMessageDecoder.topic(replay.topic()) instanceof DeviceTopic.Sense sense)) {
            throw new RefusedPayloadException(
                    INVALID_CONFIG,
                    "a status, information or reported state says what is at its time, and is not fed in again; the device's next one replaces it");
        }
        if (backlog.isRefusing()) {
            throw new RefusedPayloadException(
                    BACKLOG_FULL, "the gateway takes no readings now; feed it in again later");
        }
        return replayed(sensed.decode(sense, replay.payload(), replay.receivedAt()), replay, now);
    }

    private static SensedMessage replayed(SensedMessage message, Replay replay, Instant now) {
        return new SensedMessage(
                message.rehearsal(),
                message.location(),
                message.device(),
                message.at(),
                now.truncatedTo(ChronoUnit.MILLIS),
                message.seq(),
                message.boot(),
                message.hash(),
                replay.id(),
                message.values());
    }

    private static RefusedMessage payload(Replay replay) {
        return new RefusedMessage(replay.topic(), replay.payload(), replay.payload().length, null);
    }
}
