package io.tributary.dashboard.pipeline.kafka;

import io.tributary.dashboard.pipeline.GroupLag;
import io.tributary.dashboard.pipeline.Lags;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks Kafka every five seconds how far streaming-consumer is behind what is committed. */
@Component
class LagWatch implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(LagWatch.class);

    private final KafkaAdmin kafka;
    private final Lags lags;
    private final AtomicBoolean asking = new AtomicBoolean();
    private @Nullable Admin admin;

    LagWatch(KafkaAdmin kafka, Lags lags) {
        this.kafka = kafka;
        this.lags = lags;
    }

    /** A round that is still waiting for an answer is not overtaken. */
    @Scheduled(fixedRate = 5, timeUnit = TimeUnit.SECONDS)
    void watch() {
        if (!asking.compareAndSet(false, true)) {
            return;
        }
        try {
            lags.accept(lags(admin()));
        } catch (ExecutionException | KafkaException e) {
            LOG.debug("Kafka does not tell how far the groups are", e);
            lags.unknown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            asking.set(false);
        }
    }

    @Override
    public synchronized void destroy() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(kafka.getConfigurationProperties());
        }
        return admin;
    }

    private static List<GroupLag> lags(Admin admin)
            throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions = partitions(admin);
        Map<TopicPartition, Long> starts = offsets(admin, partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(admin, partitions, OffsetSpec.latest());
        Map<String, Map<TopicPartition, OffsetAndMetadata>> committed =
                admin.listConsumerGroupOffsets(
                                IndexingGroup.ALL.stream()
                                        .collect(
                                                Collectors.toMap(
                                                        IndexingGroup::name,
                                                        each ->
                                                                new ListConsumerGroupOffsetsSpec())))
                        .all()
                        .get();
        return IndexingGroup.ALL.stream()
                .map(
                        group ->
                                new GroupLag(
                                        group.name(),
                                        lag(
                                                group,
                                                starts,
                                                ends,
                                                committed.getOrDefault(group.name(), Map.of()))))
                .toList();
    }

    /** Where nothing was committed, or what was is no longer kept, it is read from the start. */
    static long lag(
            IndexingGroup group,
            Map<TopicPartition, Long> starts,
            Map<TopicPartition, Long> ends,
            Map<TopicPartition, OffsetAndMetadata> committed) {
        long lag = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            if (group.reads(end.getKey().topic())) {
                OffsetAndMetadata offset = committed.get(end.getKey());
                long start = starts.getOrDefault(end.getKey(), 0L);
                long read = offset == null ? start : Math.max(start, offset.offset());
                lag += Math.max(0, end.getValue() - read);
            }
        }
        return lag;
    }

    private static List<TopicPartition> partitions(Admin admin)
            throws ExecutionException, InterruptedException {
        Set<String> topics = new HashSet<>(admin.listTopics().names().get());
        // some may be missing until the first gateway has come
        topics.removeIf(topic -> IndexingGroup.ALL.stream().noneMatch(group -> group.reads(topic)));
        return admin.describeTopics(topics).allTopicNames().get().values().stream()
                .flatMap(
                        topic ->
                                topic.partitions().stream()
                                        .map(
                                                one ->
                                                        new TopicPartition(
                                                                topic.name(), one.partition())))
                .toList();
    }

    private static Map<TopicPartition, Long> offsets(
            Admin admin, List<TopicPartition> partitions, OffsetSpec at)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listOffsets(
                        partitions.stream().collect(Collectors.toMap(each -> each, each -> at)),
                        new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get()
                .forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }
}
