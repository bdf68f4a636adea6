package io.tributary.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.MountableFile;

/**
 * One broker of Kafka with the settings of {@code deploy/kafka/security.properties}; its ports are
 * other ones, the same in the container as on this machine, since the broker connects to itself.
 */
public final class SecuredKafkaInContainer implements AutoCloseable {

    private static final String NODE =
            """

            process.roles=broker,controller
            node.id=1
            controller.quorum.voters=1@127.0.0.1:9093
            listeners=CLIENTS://:%1$d,BROKERS://:%2$d,CONTROLLER://:9093
            advertised.listeners=CLIENTS://127.0.0.1:%1$d,BROKERS://127.0.0.1:%2$d
            log.dirs=/var/lib/kafka/data
            default.replication.factor=1
            min.insync.replicas=1
            offsets.topic.num.partitions=3
            offsets.topic.replication.factor=1
            transaction.state.log.num.partitions=3
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            group.initial.rebalance.delay.ms=0
            """;

    private final GenericContainer<?> container;

    /**
     * Starts it and waits until it is up.
     *
     * @param settings the deployed {@code security.properties}
     * @param secrets folder of {@code server.pem}, {@code ca.pem} and {@code passwords.properties}
     * @param clientPort for services
     * @param brokerPort for the administrator
     */
    public SecuredKafkaInContainer(Path settings, Path secrets, int clientPort, int brokerPort)
            throws IOException {
        DeployedImage image = DeployedImage.of(KafkaInContainer.SERVICE);
        container = new GenericContainer<>(image.reference());
        container
                .withImagePullPolicy(image.pullPolicy())
                .withEnv("KAFKA_HEAP_OPTS", "-Xms256m -Xmx256m")
                .withCopyToContainer(
                        Transferable.of(
                                Files.readString(settings)
                                        + NODE.formatted(clientPort, brokerPort)),
                        "/mnt/shared/config/server.properties")
                .waitingFor(
                        Wait.forLogMessage(".*Kafka Server started.*", 1)
                                .withStartupTimeout(Duration.ofMinutes(2)));
        for (String name : List.of("server.pem", "ca.pem", "passwords.properties")) {
            container.withCopyFileToContainer(
                    // the broker is not root in there
                    MountableFile.forHostPath(secrets.resolve(name), 0444),
                    "/etc/kafka/secrets/" + name);
        }
        LoopbackPorts.publish(container, Map.of(clientPort, clientPort, brokerPort, brokerPort));
        container.start();
    }

    /** All that the broker has said. */
    public String log() {
        return container.getLogs();
    }

    @Override
    public void close() {
        container.stop();
    }
}
