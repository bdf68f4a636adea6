package io.tributary.benchmarks.history;

import io.tributary.benchmarks.Environment;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.telemetry.AggregatedMessage;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes the past into {@code sense}, as a gateway would have. */
final class KafkaSide {

    private static final JsonCodec<AggregatedMessage> CODEC = JsonCodec.of(AggregatedMessage.class);

    private KafkaSide() {}

    /** Returns when Kafka has all of it. */
    static void write(Past past) {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                Environment.get("KAFKA_BOOTSTRAP_SERVERS"),
                                "compression.type",
                                "zstd",
                                "linger.ms",
                                "20"),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            String key = "home/" + past.location();
            for (long number = 0; number < past.messages(); number++) {
                producer.send(
                        new ProducerRecord<>(
                                KafkaTopic.SENSE.topicName(),
                                key,
                                CODEC.encode(past.message(number))));
            }
            producer.flush();
        }
    }
}
