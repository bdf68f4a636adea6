package io.tributary.streaming.indexing.kafka;

import io.tributary.streaming.indexing.FeedDelivery;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/**
 * A feed and what consumes it.
 *
 * @param delivery the feed
 * @param container its consumers
 */
record FeedConsumer(
        FeedDelivery delivery, ConcurrentMessageListenerContainer<byte[], byte[]> container) {}
