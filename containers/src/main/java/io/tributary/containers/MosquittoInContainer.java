package io.tributary.containers;

import io.tributary.localstack.ports.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.MountableFile;

/**
 * Mosquitto, set up by what stands in {@code deploy/mosquitto}, with both of its listeners; in the
 * container it is neither root nor has it a capability.
 */
public final class MosquittoInContainer implements AutoCloseable {

    /** Its service in {@code docker-compose.yml}. */
    public static final String SERVICE = "mosquitto";

    private static final int PASSWORDS = 8883;
    private static final int CERTIFICATES = 8884;
    private static final String ACCOUNTS = "/mosquitto/data/dynamic-security.json";
    private static final int SECONDS_TO_STOP = 20;

    private final int port = FreePorts.next();
    private final int certificatePort = FreePorts.next();
    private final GenericContainer<?> container;

    /**
     * Starts it and waits until it listens.
     *
     * @param deployed {@code deploy/mosquitto}
     * @param certificates folder of {@code ca.pem}, {@code server.pem} and {@code server-key.pem}
     * @param passwords of the services
     */
    public MosquittoInContainer(Path deployed, Path certificates, Map<String, String> passwords)
            throws IOException {
        container = MosquittoImage.with(withBothListeners(deployed.resolve("mosquitto.conf")));
        container
                .withCopyToContainer(Transferable.of(lines(passwords)), "/deploy/passwords")
                .withCopyFileToContainer(
                        MountableFile.forHostPath(deployed.resolve("accounts.sh"), 0444),
                        "/deploy/accounts.sh")
                .withCommand(
                        "sh",
                        "-c",
                        "sh /deploy/accounts.sh %s < /deploy/passwords && exec mosquitto -c %s"
                                .formatted(ACCOUNTS, MosquittoImage.SETTINGS));
        for (String name : List.of("ca.pem", "server.pem", "server-key.pem")) {
            container.withCopyFileToContainer(
                    // it is not root in there
                    MountableFile.forHostPath(certificates.resolve(name), 0444),
                    "/mosquitto/certs/" + name);
        }
        LoopbackPorts.publish(container, Map.of(PASSWORDS, port, CERTIFICATES, certificatePort));
        container.start();
    }

    /** For passwords, by TLS. */
    public int port() {
        return port;
    }

    /** For client certificates. */
    public int certificatePort() {
        return certificatePort;
    }

    /** Ends it in order and starts it again, with what it kept. */
    public void restart() {
        var docker = DockerClientFactory.instance().client();
        docker.stopContainerCmd(container.getContainerId()).withTimeout(SECONDS_TO_STOP).exec();
        docker.startContainerCmd(container.getContainerId()).exec();
        Wait.forListeningPort().waitUntilReady(container);
    }

    /** The same, with none but the accounts that it began with. */
    public void restartWithFirstAccounts() throws IOException, InterruptedException {
        container.execInContainer("rm", ACCOUNTS);
        restart();
    }

    @Override
    public void close() {
        container.stop();
    }

    private static String withBothListeners(Path settings) throws IOException {
        return Files.readString(settings)
                .replaceAll("(?m)^#(listener|cafile|certfile|keyfile|tls|require|use)", "$1");
    }

    private static String lines(Map<String, String> passwords) {
        return passwords.entrySet().stream()
                .map(each -> each.getKey() + ":" + each.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
