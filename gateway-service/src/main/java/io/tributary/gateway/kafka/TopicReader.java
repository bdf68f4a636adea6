package io.tributary.gateway.kafka;

import io.tributary.topology.kafka.KafkaTopic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads compacted topics up to what is their end now. The end is the high watermark, not the last
 * stable offset: an open transaction of another gateway before our own newest record must not hide
 * that record, so it is waited for.
 */
@Component
public class TopicReader {

    private static final Duration POLL = Duration.ofMillis(200);

    /** Without a single record for as long as this, Kafka counts as away. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Far more than a gateway writes to its progress topic between two of its commits. */
    private static final long NEWEST_RECORDS = 2_000;

    private final KafkaClients clients;

    TopicReader(KafkaClients clients) {
        this.clients = clients;
    }

    /**
     * Reads all committed records from the beginning.
     *
     * @param each takes key and value; records without one of them are skipped
     * @throws KafkaAwayException when Kafka does not answer
     */
    public void readAll(KafkaTopic topic, BiConsumer<String, byte[]> each) {
        read(topic, Long.MAX_VALUE, each);
    }

    /**
     * The newest committed value of a key. Looks among the newest records first: what compaction
     * has not cleaned yet may be long.
     *
     * @throws KafkaAwayException when Kafka does not answer
     */
    public Optional<byte[]> newest(KafkaTopic topic, String key) {
        AtomicReference<byte @Nullable []> found = new AtomicReference<>();
        BiConsumer<String, byte[]> match =
                (foundKey, value) -> {
                    if (key.equals(foundKey)) {
                        found.set(value);
                    }
                };
        read(topic, NEWEST_RECORDS, match);
        if (found.get() == null) {
            read(topic, Long.MAX_VALUE, match);
        }
        return Optional.ofNullable(found.get());
    }

    private void read(KafkaTopic topic, long newest, BiConsumer<String, byte[]> each) {
        KafkaConsumer<String, byte[]> consumer = clients.consumer();
        try {
            Map<TopicPartition, Long> ends = ends(topic);
            consumer.assign(ends.keySet());
            Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(ends.keySet());
            ends.forEach(
                    (partition, end) ->
                            consumer.seek(
                                    partition,
                                    Math.max(
                                            beginnings.getOrDefault(partition, 0L), end - newest)));
            readTo(ends, consumer, each);
        } catch (KafkaException e) {
            throw new KafkaAwayException("topic " + topic.topicName() + " cannot be read", e);
        } finally {
            // by itself it waits for the answer to what it has asked for last, which is of no use
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        }
    }

    private static void readTo(
            Map<TopicPartition, Long> ends,
            KafkaConsumer<String, byte[]> consumer,
            BiConsumer<String, byte[]> each) {
        long progressAt = System.nanoTime();
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
            records.forEach(
                    record -> {
                        if (record.key() != null && record.value() != null) {
                            each.accept(record.key(), record.value());
                        }
                    });
            if (!records.isEmpty()) {
                progressAt = System.nanoTime();
            } else if (System.nanoTime() - progressAt > PATIENCE.toNanos()) {
                throw new KafkaAwayException("no record came of " + ends.keySet());
            }
        }
    }

    private Map<TopicPartition, Long> ends(KafkaTopic topic) {
        try (Admin admin = clients.admin()) {
            Map<TopicPartition, OffsetSpec> latest =
                    admin
                            .describeTopics(List.of(topic.topicName()))
                            .allTopicNames()
                            .get()
                            .values()
                            .stream()
                            .flatMap(TopicReader::partitions)
                            .collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest()));
            ListOffsetsOptions uncommittedToo =
                    new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED);
            return admin.listOffsets(latest, uncommittedToo).all().get().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
        } catch (ExecutionException e) {
            // also where the broker that answers does not know the topic yet: that is not empty
            throw new KafkaAwayException("topic " + topic.topicName() + " cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaAwayException("topic " + topic.topicName() + " cannot be read", e);
        }
    }

    private static Stream<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()));
    }
}
