package io.tributary.localstack.options;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What can be chosen about a local stack.
 *
 * @param directory folder for credentials, data and logs; one stack at a time
 * @param ports port of everything that listens; 0 takes a free one
 * @param simulator whether the simulator runs
 * @param leftOut further processes that do not run, by name
 * @param externalMqttBroker broker instead of the embedded one
 * @param siteFile site model instead of the thesis home
 * @param environment further environment variables by process name
 */
public record LocalStackOptions(
        Path directory,
        Map<StackPort, Integer> ports,
        boolean simulator,
        Set<String> leftOut,
        Optional<ExternalMqttBroker> externalMqttBroker,
        Optional<Path> siteFile,
        Map<String, Map<String, String>> environment) {

    public LocalStackOptions {
        directory = directory.toAbsolutePath().normalize();
        ports = Map.copyOf(ports);
        leftOut = Set.copyOf(leftOut);
        siteFile = siteFile.map(Path::toAbsolutePath);
        environment = Map.copyOf(environment);
    }

    /** The usual ports, the embedded broker, the thesis home and its simulator. */
    public static LocalStackOptions in(Path directory) {
        Map<StackPort, Integer> ports = new EnumMap<>(StackPort.class);
        for (StackPort port : StackPort.values()) {
            ports.put(port, port.defaultPort());
        }
        return new LocalStackOptions(
                directory, ports, true, Set.of(), Optional.empty(), Optional.empty(), Map.of());
    }

    /** The same on free ports. */
    public LocalStackOptions withFreePorts() {
        Map<StackPort, Integer> free = new EnumMap<>(ports);
        free.replaceAll((port, number) -> 0);
        return withPorts(free);
    }

    /** The same on other ports. */
    public LocalStackOptions withPorts(Map<StackPort, Integer> otherPorts) {
        return new LocalStackOptions(
                directory,
                otherPorts,
                simulator,
                leftOut,
                externalMqttBroker,
                siteFile,
                environment);
    }

    /** The same with or without the simulator. */
    public LocalStackOptions withSimulator(boolean running) {
        return new LocalStackOptions(
                directory, ports, running, leftOut, externalMqttBroker, siteFile, environment);
    }

    /** The same without these processes; nothing that runs may need them. */
    public LocalStackOptions leavingOut(Set<String> processes) {
        return new LocalStackOptions(
                directory, ports, simulator, processes, externalMqttBroker, siteFile, environment);
    }

    /** The same with a broker that is already there. */
    public LocalStackOptions withExternalMqttBroker(ExternalMqttBroker broker) {
        return new LocalStackOptions(
                directory, ports, simulator, leftOut, Optional.of(broker), siteFile, environment);
    }

    /** The same with another site. */
    public LocalStackOptions withSiteFile(Path file) {
        return new LocalStackOptions(
                directory,
                ports,
                simulator,
                leftOut,
                externalMqttBroker,
                Optional.of(file),
                environment);
    }

    /** The same with one more environment variable for one process. */
    public LocalStackOptions withEnvironment(String process, String variable, String value) {
        Map<String, Map<String, String>> all = new HashMap<>(environment);
        Map<String, String> own = new HashMap<>(all.getOrDefault(process, Map.of()));
        own.put(variable, value);
        all.put(process, Map.copyOf(own));
        return new LocalStackOptions(
                directory, ports, simulator, leftOut, externalMqttBroker, siteFile, all);
    }

    /** The port chosen; 0 means any free one. */
    public int port(StackPort port) {
        return ports.getOrDefault(port, port.defaultPort());
    }

    /** Without the values of the environment, which may be secrets. */
    @Override
    public String toString() {
        return "LocalStackOptions[directory=%s, ports=%s, simulator=%s, externalMqttBroker=%s, siteFile=%s, environment=%s]"
                .formatted(
                        directory,
                        ports,
                        simulator,
                        externalMqttBroker,
                        siteFile,
                        environment.keySet());
    }
}
