package io.tributary.gateway.kafka;

import io.tributary.topology.kafka.KafkaTopic;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.stereotype.Component;

/**
 * Sends single records of up to 24 MiB that are JSON, each packed and by a producer that lives no
 * longer: {@link RecordSender} neither takes nor needs so much. Thread-safe.
 */
@Component
public class LargeRecordSender {

    private final KafkaClients clients;

    LargeRecordSender(KafkaClients clients) {
        this.clients = clients;
    }

    /**
     * Sends a record, and waits until all in-sync replicas have it.
     *
     * @throws ExecutionException when that is not known within some 30 s, or Kafka refused it, such
     *     as with a {@link org.apache.kafka.common.errors.RecordTooLargeException}
     */
    public void send(KafkaTopic topic, String key, byte[] value)
            throws ExecutionException, InterruptedException {
        Producer<String, byte[]> producer = clients.packingProducer();
        try {
            producer.send(new ProducerRecord<>(topic.topicName(), key, value)).get();
        } finally {
            producer.close(Duration.ZERO);
        }
    }
}
