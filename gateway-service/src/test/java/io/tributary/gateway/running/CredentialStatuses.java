package io.tributary.gateway.running;

import io.tributary.topology.credential.CredentialStatus;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Follows what became of credentials, as the dashboard does. */
final class CredentialStatuses implements AutoCloseable {

    private static final JsonCodec<CredentialStatus> STATUSES =
            JsonCodec.of(CredentialStatus.class);

    private final Map<String, CredentialStatus> newest = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean stopped;

    /** The topic must be there. */
    CredentialStatuses(String bootstrapServers) {
        thread =
                Thread.ofPlatform()
                        .name("credential-statuses")
                        .daemon()
                        .start(() -> follow(bootstrapServers));
    }

    private void follow(String bootstrapServers) {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    List.of(new TopicPartition(KafkaTopic.CREDENTIALS_STATUS.topicName(), 0));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!stopped) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(
                                record ->
                                        newest.put(record.key(), STATUSES.decode(record.value())));
            }
        }
    }

    /**
     * @throws NoSuchElementException while there is none
     */
    CredentialStatus newest(String key) {
        return Optional.ofNullable(newest.get(key)).orElseThrow();
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
