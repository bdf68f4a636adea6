package io.tributary.streaming.indexing;

import io.tributary.streaming.deadletter.DeadLetters;
import io.tributary.streaming.document.DocumentSource;
import io.tributary.topology.kafka.KafkaClientNames;
import io.tributary.topology.kafka.KafkaTopic;
import java.util.List;

/**
 * One stream from Kafka to Elasticsearch. Each has a consumer group of its own, so that one that is
 * held up holds up no other.
 *
 * @param name what it carries
 * @param topics the Kafka topics it reads
 * @param concurrency consumers in this process
 * @param source what its records become
 * @param deadLetters where its rejections go
 */
public record Feed(
        String name,
        List<KafkaTopic> topics,
        int concurrency,
        DocumentSource source,
        DeadLetters deadLetters) {

    public Feed {
        topics = List.copyOf(topics);
    }

    /** Whether the Kafka topic is one of its. */
    public boolean reads(String topic) {
        return topics.stream().anyMatch(one -> one.topicName().equals(topic));
    }

    /** The consumer group, the same for ever: its offsets are how far the index is. */
    public String consumerGroup() {
        return KafkaClientNames.indexingGroup(name);
    }
}
