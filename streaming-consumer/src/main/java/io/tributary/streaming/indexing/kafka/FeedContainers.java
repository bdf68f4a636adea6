package io.tributary.streaming.indexing.kafka;

import io.tributary.streaming.indexing.Feed;
import io.tributary.streaming.indexing.FeedDelivery;
import io.tributary.topology.kafka.KafkaTopic;
import java.time.Duration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.stereotype.Component;
import org.springframework.util.backoff.FixedBackOff;

/** Makes the consumers of a feed. */
@Component
class FeedContainers {

    /** How long a consumer may take to end what it is doing. */
    static final Duration SHUTDOWN = Duration.ofSeconds(7);

    /** After this the offset is set behind what is no record; longer than windows are apart. */
    private static final Duration IDLE = Duration.ofSeconds(2);

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final ConcurrentKafkaListenerContainerFactory<byte[], byte[]> factory;

    FeedContainers(ConcurrentKafkaListenerContainerFactory<byte[], byte[]> factory) {
        this.factory = factory;
    }

    FeedConsumer create(FeedDelivery delivery) {
        Feed feed = delivery.feed();
        String[] topics = feed.topics().stream().map(KafkaTopic::topicName).toArray(String[]::new);
        ConcurrentMessageListenerContainer<byte[], byte[]> container =
                factory.createContainer(topics);
        container.setBeanName(feed.name());
        container.setConcurrency(feed.concurrency());
        container.setCommonErrorHandler(neverSkipping());
        ContainerProperties properties = container.getContainerProperties();
        properties.setGroupId(feed.consumerGroup());
        properties.setClientId(feed.consumerGroup());
        properties.setAckMode(AckMode.MANUAL);
        properties.setIdlePartitionEventInterval(IDLE.toMillis());
        properties.setShutdownTimeout(SHUTDOWN.toMillis());
        properties.setAuthExceptionRetryInterval(RETRY);
        properties.setMessageListener(new FeedListener(delivery));
        return new FeedConsumer(delivery, container);
    }

    /** The framework's own gives up after ten attempts and skips the records. */
    private static DefaultErrorHandler neverSkipping() {
        return new DefaultErrorHandler(
                new FixedBackOff(RETRY.toMillis(), FixedBackOff.UNLIMITED_ATTEMPTS));
    }
}
