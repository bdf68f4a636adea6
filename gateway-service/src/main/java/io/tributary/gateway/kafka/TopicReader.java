package io.tributary.gateway.kafka;

import io.tributary.topology.kafka.KafkaTopic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;

/** Reads a compacted topic from its beginning to what is its end now. */
@Component
public class TopicReader {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaClients clients;

    TopicReader(KafkaClients clients) {
        this.clients = clients;
    }

    /**
     * Reads all committed records. The end is the high watermark, not the last stable offset: an
     * open transaction of another gateway before our own newest record must not hide that record,
     * so it is waited for.
     *
     * @throws KafkaException when Kafka does not answer; try again later
     */
    public void readAll(KafkaTopic topic, Consumer<ConsumerRecord<String, byte[]>> each) {
        Map<TopicPartition, Long> ends = ends(topic);
        try (KafkaConsumer<String, byte[]> consumer = clients.consumer(true)) {
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(each);
            }
        }
    }

    private Map<TopicPartition, Long> ends(KafkaTopic topic) {
        try (KafkaConsumer<String, byte[]> consumer = clients.consumer(false)) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic.topicName()).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            return consumer.endOffsets(partitions);
        }
    }
}
