package io.tributary.containers;

import io.tributary.localstack.ports.FreePorts;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** One node of Elasticsearch, without security, empty at first. */
public final class ElasticsearchInContainer implements AutoCloseable {

    /** Its service in {@code docker-compose.yml}. */
    public static final String SERVICE = "elasticsearch";

    private static final int PORT = 9200;

    private final int port = FreePorts.next();
    private final GenericContainer<?> container;

    /** Starts it and waits until it answers. */
    public ElasticsearchInContainer() {
        DeployedImage image = DeployedImage.of(SERVICE);
        container = new GenericContainer<>(image.reference());
        container
                .withImagePullPolicy(image.pullPolicy())
                .withEnv("discovery.type", "single-node")
                .withEnv("xpack.security.enabled", "false")
                .withEnv("ES_JAVA_OPTS", "-Xms512m -Xmx512m")
                .waitingFor(
                        Wait.forHttp("/_cluster/health?wait_for_status=yellow")
                                .forPort(PORT)
                                .withStartupTimeout(Duration.ofMinutes(3)));
        LoopbackPorts.publish(container, Map.of(PORT, port));
        container.start();
    }

    /** Where it listens. */
    public URI uri() {
        return URI.create("http://" + LoopbackPorts.HOST + ":" + port);
    }

    @Override
    public void close() {
        container.stop();
    }
}
