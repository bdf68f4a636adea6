package io.tributary.gateway.progress.kafka;

import io.tributary.gateway.aggregation.Aggregation;
import io.tributary.gateway.kafka.KafkaAwayException;
import io.tributary.gateway.kafka.KafkaClients;
import io.tributary.gateway.kafka.TopicReader;
import io.tributary.gateway.progress.Commit;
import io.tributary.gateway.progress.CommitLog;
import io.tributary.gateway.site.GatewayIdentity;
import io.tributary.topology.access.AccessAdvice;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaKeys;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.presence.ActuatorState;
import io.tributary.topology.presence.DeviceState;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
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
    private @Nullable Producer<String, byte[]> producer;

    KafkaCommitLog(KafkaClients clients, TopicReader reader, GatewayIdentity gateway) {
        this.clients = clients;
        this.reader = reader;
        this.progressKey = KafkaKeys.progress(gateway.site(), gateway.gateway(), gateway.shard());
    }

    @Override
    public Optional<Progress> standing() {
        try {
            return newest();
        } catch (KafkaException | KafkaAwayException e) {
            throw inDoubt(e);
        }
    }

    private Optional<Progress> newest() {
        return reader.newest(KafkaTopic.GATEWAY_PROGRESS, progressKey).map(PROGRESS::decode);
    }

    @Override
    public Optional<Progress> open() {
        close();
        try {
            producer = clients.transactionalProducer();
            producer.initTransactions();
            return newest();
        } catch (KafkaException | KafkaAwayException e) {
            close();
            throw inDoubt(e);
        }
    }

    @Override
    public void commit(Commit commit) {
        Producer<String, byte[]> open = producer;
        if (open == null) {
            throw new CommitInDoubtException(new IllegalStateException("not open"));
        }
        List<ProducerRecord<String, byte[]>> records = records(commit);
        try {
            open.beginTransaction();
            for (ProducerRecord<String, byte[]> each : records) {
                send(open, each);
            }
            open.commitTransaction();
        } catch (ProducerFencedException e) {
            throw new FencedException(e);
        } catch (InvalidProducerEpochException e) {
            throw fencedOrTimedOut(open, e);
        } catch (CommitInDoubtException e) {
            throw e;
        } catch (RuntimeException e) {
            throw inDoubt(e);
        }
    }

    private static CommitInDoubtException inDoubt(Throwable cause) {
        return AccessAdvice.of(cause)
                .<CommitInDoubtException>map(advice -> new RefusedException(advice, cause))
                .orElseGet(() -> new CommitInDoubtException(cause));
    }

    /**
     * A send that fails later fails the commit of its transaction. One that has failed already has
     * waited for Kafka as long as it may: the others would do the same, one after the other.
     */
    private static void send(Producer<String, byte[]> open, ProducerRecord<String, byte[]> record) {
        Future<RecordMetadata> sent = open.send(record);
        if (sent.state() == Future.State.FAILED) {
            throw inDoubt(sent.exceptionNow());
        }
    }

    /**
     * An outdated epoch is that of a gateway whose place another one took, or of a transaction that
     * Kafka gave up waiting for. Only the former may not even abort. Taking the place back without
     * asking would have the two push one another out.
     */
    private static RuntimeException fencedOrTimedOut(
            Producer<String, byte[]> open, InvalidProducerEpochException outdated) {
        try {
            open.abortTransaction();
        } catch (ProducerFencedException e) {
            return new FencedException(e);
        } catch (RuntimeException e) {
            outdated.addSuppressed(e);
        }
        return new CommitInDoubtException(outdated);
    }

    /** All that the transaction carries, encoded before it begins. */
    private List<ProducerRecord<String, byte[]>> records(Commit commit) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (Aggregation.Aggregated aggregated : commit.messages()) {
            AggregatedMessage message = aggregated.message();
            records.add(
                    record(
                            aggregated.rehearsal() ? KafkaTopic.TEST : KafkaTopic.SENSE,
                            KafkaKeys.location(message.site(), message.location()),
                            MESSAGES.encode(message)));
        }
        for (Rejection rejection : commit.rejections()) {
            records.add(
                    record(
                            KafkaTopic.REJECTED,
                            rejection.id().toString(),
                            REJECTIONS.encode(rejection)));
        }
        for (DeviceState device : commit.presence().devices()) {
            records.add(
                    record(
                            KafkaTopic.CONFIG,
                            KafkaKeys.device(device.site(), device.location(), device.device()),
                            DEVICES.encode(device)));
        }
        for (ActuatorState actuator : commit.presence().actuators()) {
            records.add(
                    record(
                            KafkaTopic.CONFIG,
                            KafkaKeys.actuatorState(
                                    actuator.site(), actuator.location(), actuator.actuator()),
                            ACTUATORS.encode(actuator)));
        }
        records.add(
                record(
                        KafkaTopic.GATEWAY_PROGRESS,
                        progressKey,
                        PROGRESS.encode(commit.progress())));
        return records;
    }

    private static ProducerRecord<String, byte[]> record(
            KafkaTopic topic, String key, byte[] value) {
        return new ProducerRecord<>(topic.topicName(), key, value);
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }
}
