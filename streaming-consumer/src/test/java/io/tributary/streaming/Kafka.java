package io.tributary.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.topology.kafka.KafkaTopic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the other services do with Kafka, and what only a test asks it. */
final class Kafka implements AutoCloseable {

    private final String servers;
    private final Admin admin;
    private final Producer<String, byte[]> producer;

    Kafka() {
        this(Servers.kafka());
    }

    Kafka(String servers) {
        this.servers = servers;
        this.admin = Admin.create(Map.of("bootstrap.servers", servers));
        this.producer = producer(Map.of());
    }

    /** Waits until the service has created its topics. */
    void awaitTopics() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                assertThat(admin.listTopics().names().get())
                                        .contains(KafkaTopic.SENSE.topicName()));
    }

    void send(KafkaTopic topic, String key, byte... value) {
        get(producer.send(new ProducerRecord<>(topic.topicName(), key, value)));
    }

    void send(KafkaTopic topic, String key, String value) {
        send(topic, key, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Without waiting for one before the next. */
    void sendAll(KafkaTopic topic, String key, List<byte[]> values) {
        values.forEach(value -> producer.send(new ProducerRecord<>(topic.topicName(), key, value)));
        producer.flush();
    }

    void sendTombstone(KafkaTopic topic, String key) {
        get(producer.send(new ProducerRecord<>(topic.topicName(), key, null)));
    }

    /** All of them in one transaction, then commits or aborts. */
    void sendInTransaction(boolean commit, KafkaTopic topic, String key, List<byte[]> values) {
        try (Producer<String, byte[]> transactional =
                producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "test-gateway"))) {
            transactional.initTransactions();
            transactional.beginTransaction();
            values.forEach(
                    value ->
                            transactional.send(
                                    new ProducerRecord<>(topic.topicName(), key, value)));
            transactional.flush();
            if (commit) {
                transactional.commitTransaction();
            } else {
                transactional.abortTransaction();
            }
        }
    }

    /** Records ever written to the topic. */
    long size(KafkaTopic topic) {
        return ends(topic).values().stream().mapToLong(Long::longValue).sum();
    }

    /** Waits until the feed's group has committed everything in the topic. */
    void awaitCommitted(String feed, KafkaTopic topic) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> {
                            Map<TopicPartition, Long> ends = ends(topic);
                            ends.values().removeIf(end -> end == 0);
                            assertThat(committed(feed)).containsAllEntriesOf(ends);
                        });
    }

    Map<TopicPartition, Long> committed(String feed) {
        Map<TopicPartition, Long> committed = new HashMap<>();
        get(admin.listConsumerGroupOffsets(group(feed)).partitionsToOffsetAndMetadata())
                .forEach((partition, offset) -> committed.put(partition, offset.offset()));
        return committed;
    }

    /** As if nothing had ever been committed; the feed must not be running. */
    void rewind(String feed) {
        Map<TopicPartition, OffsetAndMetadata> start = new HashMap<>();
        committed(feed).keySet().forEach(one -> start.put(one, new OffsetAndMetadata(0)));
        get(admin.alterConsumerGroupOffsets(group(feed), start).all());
    }

    private Map<TopicPartition, Long> ends(KafkaTopic topic) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        get(admin.describeTopics(Set.of(topic.topicName())).allTopicNames()).values().stream()
                .flatMap(description -> description.partitions().stream())
                .map(one -> new TopicPartition(topic.topicName(), one.partition()))
                .forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> found = get(admin.listOffsets(latest).all());
        Map<TopicPartition, Long> ends = new HashMap<>();
        found.forEach((partition, offset) -> ends.put(partition, offset.offset()));
        return ends;
    }

    private static String group(String feed) {
        return "tributary-streaming-" + feed;
    }

    private Producer<String, byte[]> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    private static <T> T get(org.apache.kafka.common.KafkaFuture<T> future) {
        return get(future.toCompletionStage().toCompletableFuture());
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
