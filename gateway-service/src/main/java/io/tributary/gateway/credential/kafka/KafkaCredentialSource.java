package io.tributary.gateway.credential.kafka;

import io.tributary.gateway.credential.CredentialSource;
import io.tributary.gateway.kafka.KafkaClients;
import io.tributary.gateway.site.GatewayIdentity;
import io.tributary.topology.credential.DeviceCredential;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.json.MalformedMessageException;
import io.tributary.topology.json.UnknownSchemaException;
import io.tributary.topology.kafka.KafkaTopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Follows {@code credentials} from its beginning, on a thread of its own, without a group: what is
 * wanted is the whole topic, at each start. What it held up to its end is handed on as one, so that
 * an older revision is never applied for a moment. A record that cannot be read is left out and
 * named by its place; its content goes nowhere.
 */
@Component
class KafkaCredentialSource implements CredentialSource {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaCredentialSource.class);
    private static final JsonCodec<DeviceCredential> CREDENTIALS =
            JsonCodec.of(DeviceCredential.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration STOP = Duration.ofSeconds(2);

    private final KafkaClients clients;
    private final GatewayIdentity gateway;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Thread thread;
    private volatile @Nullable KafkaConsumer<?, ?> waiting;

    KafkaCredentialSource(KafkaClients clients, GatewayIdentity gateway) {
        this.clients = clients;
        this.gateway = gateway;
    }

    @Override
    public synchronized void start(Consumer<List<DeviceCredential>> wanted) {
        thread =
                Thread.ofPlatform()
                        .name("credential-source")
                        .daemon()
                        .start(() -> keepFollowing(wanted));
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
        Thread running = thread;
        KafkaConsumer<?, ?> consumer = waiting;
        if (consumer != null) {
            consumer.wakeup();
        }
        if (running == null) {
            return;
        }
        try {
            running.join(STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepFollowing(Consumer<List<DeviceCredential>> wanted) {
        while (isGoingOn()) {
            try (KafkaConsumer<String, byte[]> consumer = clients.consumer()) {
                waiting = consumer;
                follow(consumer, wanted);
            } catch (WakeupException e) {
                LOG.debug("stopping", e);
            } catch (KafkaException | IllegalStateException e) {
                LOG.warn("credentials cannot be read from Kafka, cause={}", e.toString());
                rest();
            } finally {
                waiting = null;
            }
        }
    }

    private boolean isGoingOn() {
        return stopped.getCount() > 0;
    }

    private void rest() {
        try {
            stopped.await(RETRY.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(
            KafkaConsumer<String, byte[]> consumer, Consumer<List<DeviceCredential>> wanted) {
        List<TopicPartition> partitions =
                consumer.partitionsFor(KafkaTopic.CREDENTIALS.topicName()).stream()
                        .map(each -> new TopicPartition(each.topic(), each.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<DeviceCredential> found = new ArrayList<>();
        boolean caughtUp = false;
        while (isGoingOn()) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                decoded(record).ifPresent(found::add);
            }
            caughtUp =
                    caughtUp
                            || ends.entrySet().stream()
                                    .allMatch(
                                            end ->
                                                    consumer.position(end.getKey())
                                                            >= end.getValue());
            if (caughtUp && !found.isEmpty()) {
                wanted.accept(List.copyOf(found));
                found.clear();
            }
        }
    }

    private Optional<DeviceCredential> decoded(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null
                || record.key() == null
                || !record.key().startsWith(gateway.site() + "/")) {
            return Optional.empty();
        }
        try {
            return Optional.of(CREDENTIALS.decode(record.value()))
                    .filter(credential -> credential.site().equals(gateway.site()));
        } catch (MalformedMessageException | UnknownSchemaException e) {
            LOG.warn(
                    "a credential cannot be read and is left out, partition={}, offset={}",
                    record.partition(),
                    record.offset());
            return Optional.empty();
        }
    }
}
