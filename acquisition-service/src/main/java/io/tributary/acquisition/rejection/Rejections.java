package io.tributary.acquisition.rejection;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.tributary.topology.mqtt.MqttTopicFilter;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.telemetry.BatchEntry.RejectedMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the entry that takes the place of a payload that was refused. Thread-safe. */
public final class Rejections {

    private static final int MAX_NAME = 64;
    private static final String REPLAYS = MqttTopicFilter.ALL_REPLAY.value().replace("#", "");

    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final SiteId site;

    public Rejections(SiteId site) {
        this.site = site;
    }

    /** A payload that was refused for a reason. */
    public RejectedMessage of(
            RefusedMessage message, RefusedPayloadException refusal, Instant now) {
        String device = refusal.device() == null ? null : refusal.device().value();
        return of(message, device, refusal.reason(), refusal.getMessage(), now);
    }

    /** A payload that we failed on: a defect of ours, but the payload is not lost. */
    public RejectedMessage failed(RefusedMessage message, RuntimeException failure, Instant now) {
        return of(
                message,
                null,
                RejectionReason.INTERNAL_ERROR,
                "acquisition failed on it: " + failure.getClass().getSimpleName(),
                now);
    }

    /**
     * Messages that are told by their number alone.
     *
     * @param seqs their numbers, as inclusive ranges, ascending
     */
    public RejectedMessage counted(
            Refused refused,
            long count,
            @Nullable List<List<Long>> seqs,
            long payloadBytes,
            Instant firstReceivedAt) {
        String inTopic = level(refused.topic(), 2);
        return new RejectedMessage(
                Rejection.counted(
                        id(),
                        site,
                        refused.topic(),
                        level(refused.topic(), 1),
                        inTopic == null ? refused.device() : inTopic,
                        refused.reason(),
                        refused.detail(),
                        count,
                        seqs,
                        payloadBytes,
                        firstReceivedAt.truncatedTo(ChronoUnit.MILLIS)));
    }

    /** The device is that of the topic, which has its permission, else that of the payload. */
    private RejectedMessage of(
            RefusedMessage message,
            @Nullable String sender,
            RejectionReason reason,
            @Nullable String detail,
            Instant now) {
        String inTopic = level(message.topic(), 2);
        String device = inTopic == null ? sender : inTopic;
        String sentence = sentence(detail == null ? reason.code() : detail);
        Instant receivedAt = now.truncatedTo(ChronoUnit.MILLIS);
        return new RejectedMessage(
                message.sha256() == null
                        ? withPayload(message, device, reason, sentence, receivedAt)
                        : withHash(message, device, reason, sentence, receivedAt));
    }

    private Rejection withPayload(
            RefusedMessage message,
            @Nullable String device,
            RejectionReason reason,
            String detail,
            Instant receivedAt) {
        return Rejection.of(
                id(),
                site,
                Rejection.ORIGIN_MQTT,
                message.topic(),
                level(message.topic(), 1),
                device,
                reason,
                detail,
                message.payload(),
                receivedAt);
    }

    @SuppressWarnings("NullAway") // the payload is a nullable array, which it does not see in a jar
    private Rejection withHash(
            RefusedMessage message,
            @Nullable String device,
            RejectionReason reason,
            String detail,
            Instant receivedAt) {
        return new Rejection(
                Rejection.SCHEMA,
                id(),
                site,
                Rejection.ORIGIN_MQTT,
                message.topic(),
                level(message.topic(), 1),
                device,
                reason,
                detail,
                1,
                null,
                null,
                message.payloadBytes(),
                message.sha256(),
                receivedAt,
                null);
    }

    private UUID id() {
        return ids.generate();
    }

    /**
     * A sentence that quotes a device may hold half of a surrogate pair, which is no UTF-8, or line
     * ends.
     */
    private static String sentence(String text) {
        String wellFormed =
                new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return wellFormed.replaceAll("\\p{Cntrl}+", " ");
    }

    /** What is fed in again is of no place itself. */
    private static @Nullable String level(String topic, int index) {
        if (topic.startsWith(REPLAYS)) {
            return null;
        }
        String[] levels = topic.split("/", -1);
        return levels.length > index && levels[index].length() <= MAX_NAME ? levels[index] : null;
    }
}
