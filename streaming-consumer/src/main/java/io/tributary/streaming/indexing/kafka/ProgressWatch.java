package io.tributary.streaming.indexing.kafka;

import io.tributary.streaming.indexing.FeedDelivery;
import io.tributary.streaming.indexing.Feeds;
import io.tributary.streaming.indexing.StopSignal;
import io.tributary.topology.kafka.KafkaTopic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/**
 * Asks Kafka every few seconds how far each feed's group is, on a thread and a connection of its
 * own: a consumer that hangs cannot say that it does.
 */
@Component
class ProgressWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressWatch.class);
    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final int ANSWER_MILLIS = 10_000;

    private final List<FeedDelivery> feeds;
    private final KafkaAdmin kafka;
    private final StopSignal stop;
    private volatile boolean running;

    ProgressWatch(Feeds feeds, KafkaAdmin kafka, StopSignal stop) {
        this.feeds = feeds.all();
        this.kafka = kafka;
        this.stop = stop;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("progress-watch").daemon().start(this::watch);
    }

    private void watch() {
        Map<String, Object> settings = new HashMap<>(kafka.getConfigurationProperties());
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "tributary-streaming-progress");
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS / 2);
        Admin admin = Admin.create(settings);
        while (stop.pause(BETWEEN)) {
            try {
                observe(admin);
            } catch (ExecutionException | KafkaException e) {
                LOG.debug("Kafka does not tell how far the groups are", e);
                feeds.forEach(feed -> feed.progress().unknown());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        admin.close(Duration.ZERO);
    }

    private void observe(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> starts = offsets(admin, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(admin, OffsetSpec.latest());
        Map<String, Map<TopicPartition, OffsetAndMetadata>> committed = committed(admin);
        for (FeedDelivery feed : feeds) {
            Map<TopicPartition, OffsetAndMetadata> own =
                    committed.getOrDefault(feed.feed().consumerGroup(), Map.of());
            ends.forEach(
                    (partition, end) -> {
                        if (feed.feed().reads(partition.topic())) {
                            // Nothing committed, or what was is no longer kept: read from there.
                            long start = starts.getOrDefault(partition, 0L);
                            OffsetAndMetadata offset = own.get(partition);
                            feed.progress()
                                    .observed(
                                            partition.topic(),
                                            partition.partition(),
                                            offset == null
                                                    ? start
                                                    : Math.max(start, offset.offset()),
                                            end);
                        }
                    });
        }
    }

    private Map<String, Map<TopicPartition, OffsetAndMetadata>> committed(Admin admin)
            throws ExecutionException, InterruptedException {
        Map<String, ListConsumerGroupOffsetsSpec> groups = new HashMap<>();
        feeds.forEach(
                feed ->
                        groups.put(
                                feed.feed().consumerGroup(), new ListConsumerGroupOffsetsSpec()));
        return admin.listConsumerGroupOffsets(groups).all().get();
    }

    /** Up to which a reader of what is committed may read. */
    private Map<TopicPartition, Long> offsets(Admin admin, OffsetSpec at)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        admin.describeTopics(topics()).allTopicNames().get().values().stream()
                .flatMap(
                        topic ->
                                topic.partitions().stream()
                                        .map(
                                                one ->
                                                        new TopicPartition(
                                                                topic.name(), one.partition())))
                .forEach(partition -> wanted.put(partition, at));
        Map<TopicPartition, ListOffsetsResultInfo> found =
                admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all()
                        .get();
        Map<TopicPartition, Long> offsets = new HashMap<>();
        found.forEach((partition, one) -> offsets.put(partition, one.offset()));
        return offsets;
    }

    private List<String> topics() {
        return feeds.stream()
                .flatMap(feed -> feed.feed().topics().stream())
                .map(KafkaTopic::topicName)
                .toList();
    }

    @Override
    public void stop() {
        stop.raise();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
