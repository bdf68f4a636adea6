package io.tributary.containers;

import java.util.Map;
import org.testcontainers.containers.GenericContainer;

/** Mosquitto for everybody, without TLS, which forgets all when it ends. */
public final class OpenMosquittoInContainer implements AutoCloseable {

    private static final int PORT = 1883;

    private final GenericContainer<?> container;

    /**
     * Starts it and waits until it listens.
     *
     * @param port a free one of this machine
     * @param settings of {@code mosquitto.conf}, but for its listener
     */
    public OpenMosquittoInContainer(int port, String settings) {
        container =
                MosquittoImage.with(
                        "listener %d\nallow_anonymous true\n%s".formatted(PORT, settings));
        LoopbackPorts.publish(container, Map.of(PORT, port));
        container.start();
    }

    @Override
    public void close() {
        container.stop();
    }
}
