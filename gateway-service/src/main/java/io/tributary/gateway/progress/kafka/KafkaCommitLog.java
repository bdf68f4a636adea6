package io.tributary.gateway.progress.kafka;

import io.tributary.gateway.aggregation.Aggregation;
import io.tributary.gateway.kafka.KafkaClients;
import io.tributary.gateway.kafka.TopicReader;
import io.tributary.gateway.progress.Commit;
import io.tributary.gateway.progress.CommitLog;
import io.tributary.gateway.site.GatewayIdentity;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaKeys;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.presence.ActuatorState;
import io.tributary.topology.presence.DeviceState;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.Progress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Commits as Kafka transactions, the progress record among them. Used by one thread. */
@Component
class KafkaCommitLog implements CommitLog {

    private static final JsonCodec<AggregatedMessage> MESSAGES =
            JsonCodec.of(AggregatedMessage.class);
    private static final JsonCodec<Rejection> REJECTIONS = JsonCodec.of(Rejection.class);
    private static final JsonCodec<DeviceState> DEVICES = JsonCodec.of(DeviceState.class);
    private static final JsonCodec<ActuatorState> ACTUATORS = JsonCodec.of(ActuatorState.class);
    private static final JsonCodec<Progress> PROGRESS = JsonCodec.of(Progress.class);

    private final KafkaClients clients;
    private final TopicReader reader;
    private final String progressKey;
    private @Nullable KafkaProducer<String, byte[]> producer;

    KafkaCommitLog(KafkaClients clients, TopicReader reader, GatewayIdentity gateway) {
        this.clients = clients;
        this.reader = reader;
        this.progressKey = KafkaKeys.progress(gateway.site(), gateway.gateway(), gateway.shard());
    }

    @Override
    public Optional<Progress> open() {
        close();
        try {
            producer = clients.transactionalProducer();
            producer.initTransactions();
            AtomicReference<@Nullable Progress> last = new AtomicReference<>();
            reader.readAll(
                    KafkaTopic.GATEWAY_PROGRESS,
                    found -> {
                        if (progressKey.equals(found.key()) && found.value() != null) {
                            last.set(PROGRESS.decode(found.value()));
                        }
                    });
            return Optional.ofNullable(last.get());
        } catch (KafkaException e) {
            throw new CommitInDoubtException(e);
        }
    }

    @Override
    public void commit(Commit commit) {
        KafkaProducer<String, byte[]> open = producer;
        if (open == null) {
            throw new CommitInDoubtException(new IllegalStateException("not open"));
        }
        try {
            open.beginTransaction();
            send(open, commit);
            open.commitTransaction();
        } catch (ProducerFencedException | FencedInstanceIdException e) {
            throw new FencedException(e);
        } catch (KafkaException e) {
            if (e.getCause() instanceof ProducerFencedException) {
                throw new FencedException(e);
            }
            throw new CommitInDoubtException(e);
        }
    }

    private void send(KafkaProducer<String, byte[]> open, Commit commit) {
        for (Aggregation.Aggregated aggregated : commit.messages()) {
            AggregatedMessage message = aggregated.message();
            send(
                    open,
                    aggregated.rehearsal() ? KafkaTopic.TEST : KafkaTopic.SENSE,
                    KafkaKeys.location(message.site(), message.location()),
                    MESSAGES.encode(message));
        }
        for (Rejection rejection : commit.rejections()) {
            send(
                    open,
                    KafkaTopic.REJECTED,
                    rejection.id().toString(),
                    REJECTIONS.encode(rejection));
        }
        for (DeviceState device : commit.presence().devices()) {
            send(
                    open,
                    KafkaTopic.CONFIG,
                    KafkaKeys.device(device.site(), device.location(), device.device()),
                    DEVICES.encode(device));
        }
        for (ActuatorState actuator : commit.presence().actuators()) {
            send(
                    open,
                    KafkaTopic.CONFIG,
                    KafkaKeys.actuatorState(
                            actuator.site(), actuator.location(), actuator.actuator()),
                    ACTUATORS.encode(actuator));
        }
        send(open, KafkaTopic.GATEWAY_PROGRESS, progressKey, PROGRESS.encode(commit.progress()));
    }

    private static void send(
            KafkaProducer<String, byte[]> open, KafkaTopic topic, String key, byte[] value) {
        // a failed send fails the commit of its transaction
        open.send(new ProducerRecord<>(topic.topicName(), key, value));
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }
}
