package io.tributary.benchmarks.commands;

import io.tributary.benchmarks.Environment;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Follows the states of commands. */
final class KafkaSide implements AutoCloseable {

    private static final JsonCodec<CommandStatus> CODEC = JsonCodec.of(CommandStatus.class);

    private final Ledger ledger;
    private final CountDownLatch reading = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("kafka-side").unstarted(this::run);
    private volatile boolean stopped;

    KafkaSide(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Returns when nothing new can be missed. */
    void start() throws InterruptedException {
        thread.start();
        reading.await();
    }

    private void run() {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                Environment.get("KAFKA_BOOTSTRAP_SERVERS"),
                                "fetch.max.wait.ms",
                                "50"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(KafkaTopic.COMMAND_STATUS.topicName()).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            reading.countDown();
            while (!stopped) {
                for (ConsumerRecord<String, byte[]> found : consumer.poll(Duration.ofMillis(50))) {
                    ledger.moved(found.key(), CODEC.decode(found.value()).state());
                }
            }
        }
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
