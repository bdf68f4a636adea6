package io.tributary.gateway.replay.kafka;

import io.tributary.gateway.kafka.RecordSender;
import io.tributary.gateway.rejection.Refusals;
import io.tributary.gateway.site.GatewayIdentity;
import io.tributary.mqtt.MqttPublisher;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.json.MalformedMessageException;
import io.tributary.topology.json.UnknownSchemaException;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.mqtt.MqttTopic;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.Replay;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Hands what is to be fed in again from {@code replay} to acquisition, as it is, in a group of this
 * gateway's own; what is for other sites is skipped. The offset is committed once the broker has it
 * for acquisition's session. Delivery: at least once, one after the other, tried again for as long
 * as it takes; what comes twice is recognised by the rejection's id before it is committed. A
 * static member of its group, as the listener for commands is.
 */
@Component
class ReplayListener {

    /** The listener's id, by which it is started. */
    static final String ID = "replays";

    private static final Logger LOG = LoggerFactory.getLogger(ReplayListener.class);
    private static final JsonCodec<Replay> REPLAYS = JsonCodec.of(Replay.class);
    private static final JsonCodec<Rejection> REJECTIONS = JsonCodec.of(Rejection.class);
    private static final long PATIENCE_SECONDS = 30;
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final GatewayIdentity gateway;
    private final MqttPublisher mqtt;
    private final RecordSender kafka;
    private final Refusals refusals;
    private boolean waiting;

    ReplayListener(
            GatewayIdentity gateway, MqttPublisher mqtt, RecordSender kafka, Refusals refusals) {
        this.gateway = gateway;
        this.mqtt = mqtt;
        this.kafka = kafka;
        this.refusals = refusals;
    }

    @KafkaListener(
            id = ID,
            idIsGroup = false,
            groupId = "#{@gatewayIdentity.replayGroup()}",
            topics = "#{T(io.tributary.topology.kafka.KafkaTopic).REPLAY.topicName()}",
            properties = "group.instance.id=#{@gatewayIdentity.replayGroup()}",
            autoStartup = "false",
            batch = "false")
    void received(ConsumerRecord<String, byte[]> found, Acknowledgment acknowledgment)
            throws InterruptedException {
        byte[] value = found.value() == null ? new byte[0] : found.value();
        try {
            if (isOurs(value)) {
                handOn(found, value);
            }
            waiting = false;
            acknowledgment.acknowledge();
        } catch (NotTakenException | ExecutionException | TimeoutException e) {
            if (!waiting) {
                LOG.warn("what is to be fed in again waits, cause={}", e.toString());
            }
            waiting = true;
            acknowledgment.nack(RETRY);
        }
    }

    private void handOn(ConsumerRecord<String, byte[]> found, byte[] value)
            throws InterruptedException, ExecutionException, TimeoutException, NotTakenException {
        Replay replay;
        try {
            replay = REPLAYS.decode(value);
        } catch (MalformedMessageException | UnknownSchemaException e) {
            reject(found, value, String.valueOf(e.getMessage()));
            return;
        }
        MqttPublisher.Answer answer =
                mqtt.send(MqttTopic.replay(replay.id()), value)
                        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (answer.isForNobody() || answer.isRefused()) {
            throw new NotTakenException(answer.reasonCode());
        }
        LOG.info(
                "a rejection is fed in again, id={}, requested-by={}",
                replay.id(),
                replay.requestedBy());
    }

    /** What names no site may be anyone's. */
    private boolean isOurs(byte[] value) {
        return site(value).filter(site -> !site.equals(gateway.site().value())).isEmpty();
    }

    private static Optional<String> site(byte[] value) {
        try {
            return JsonCodec.mapper().readTree(value).path("site").stringValueOpt();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private void reject(ConsumerRecord<String, byte[]> found, byte[] value, String detail)
            throws InterruptedException, ExecutionException, TimeoutException {
        // the same for every delivery, and whichever gateway finds it
        String place = found.topic() + "/" + found.partition() + "/" + found.offset();
        UUID id = UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
        Instant at = Instant.ofEpochMilli(found.timestamp());
        Rejection rejection = refusals.record(id, found.topic(), value, detail, at);
        kafka.send(KafkaTopic.REJECTED, id.toString(), REJECTIONS.encode(rejection))
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Nobody has it: it is tried again. */
    private static final class NotTakenException extends Exception {

        NotTakenException(int reasonCode) {
            super(
                    "the broker did not take it for acquisition, reason-code="
                            + reasonCode
                            + (reasonCode == 0x10
                                    ? ": acquisition has not subscribed to replay/#"
                                    : ": allow this user to publish replay/#"));
        }
    }
}
