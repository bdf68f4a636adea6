package io.tributary.containers;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import java.util.Map;
import java.util.Objects;
import org.testcontainers.containers.GenericContainer;

/**
 * Publishes ports of a container on this machine alone, where Testcontainers would on every network
 * interface. They stay the same when the container is started again.
 */
final class LoopbackPorts {

    static final String HOST = "127.0.0.1";

    private LoopbackPorts() {}

    /**
     * Has the container publish them.
     *
     * @param ports of the container, each with its port on this machine
     */
    static void publish(GenericContainer<?> container, Map<Integer, Integer> ports) {
        container.withExposedPorts(ports.keySet().toArray(Integer[]::new));
        container.withCreateContainerCmdModifier(
                command -> bind(Objects.requireNonNull(command.getHostConfig()), ports));
    }

    private static void bind(HostConfig host, Map<Integer, Integer> ports) {
        host.withPortBindings(
                ports.entrySet().stream()
                        .map(
                                each ->
                                        new PortBinding(
                                                Binding.bindIpAndPort(HOST, each.getValue()),
                                                ExposedPort.tcp(each.getKey())))
                        .toList());
    }
}
