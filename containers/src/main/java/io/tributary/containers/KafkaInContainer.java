package io.tributary.containers;

import io.tributary.localstack.ports.FreePorts;
import java.time.Duration;
import java.util.Map;
import org.testcontainers.kafka.KafkaContainer;

/** One broker of Kafka for everybody, without topics. */
public final class KafkaInContainer implements AutoCloseable {

    /** Its service in {@code docker-compose.yml}. */
    public static final String SERVICE = "kafka-1";

    private static final int PORT = 9092;

    private final KafkaContainer container;

    /** Starts it and waits until it answers. */
    public KafkaInContainer() {
        DeployedImage image = DeployedImage.of(SERVICE);
        container = new KafkaContainer(image.reference().asCompatibleSubstituteFor("apache/kafka"));
        container
                .withImagePullPolicy(image.pullPolicy())
                .withEnv("KAFKA_HEAP_OPTS", "-Xms256m -Xmx256m")
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withStartupTimeout(Duration.ofMinutes(2));
        LoopbackPorts.publish(container, Map.of(PORT, FreePorts.next()));
        container.start();
    }

    /** Where clients find it. */
    public String bootstrapServers() {
        return container.getBootstrapServers();
    }

    @Override
    public void close() {
        container.stop();
    }
}
