package io.tributary.benchmarks.rig;

import io.tributary.benchmarks.load.MqttLoad;
import io.tributary.benchmarks.load.Workload;
import io.tributary.localstack.launch.LocalStack;
import io.tributary.localstack.options.LocalStackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Tributary on this machine with Mosquitto as its broker, or with HiveMQ CE embedded where {@code
 * -Dbenchmark.broker=hivemq} asks for it, for a workload whose devices its site model declares.
 */
public final class Rig implements AutoCloseable {

    /** What is needed from MQTT to Kafka, and no more. */
    public static final Set<String> WITHOUT_CLOUD =
            Set.of("elasticsearch-node", "streaming-consumer", "dashboard-service");

    private final Workload workload;
    private final Mosquitto mosquitto;
    private final boolean embedded = System.getProperty("benchmark.broker", "").equals("hivemq");
    private final LocalStack stack;

    private Rig(
            Workload workload,
            Path directory,
            Set<String> leftOut,
            UnaryOperator<LocalStackOptions> further)
            throws IOException, InterruptedException {
        this.workload = workload;
        Path site = directory.resolve("site.yaml");
        workload.describe(site);
        this.mosquitto = Mosquitto.start(directory.resolve("mosquitto"));
        LocalStackOptions options =
                LocalStackOptions.in(directory.resolve("stack"))
                        .leavingOut(leftOut)
                        .withSiteFile(site)
                        // a flood of one device is not what is measured here
                        .withEnvironment(
                                "acquisition-service",
                                "TRIBUTARY_ACQUISITION_RATE_MESSAGESPERSECOND",
                                "100000");
        if (!embedded) {
            options = options.withExternalMqttBroker(mosquitto.external());
        }
        this.stack = MeasuredStack.start(further.apply(options));
    }

    /**
     * Starts it in a new folder under {@code target}; it ends with this process.
     *
     * @param leftOut processes that are not needed
     * @param further what else is to be set
     */
    public static Rig start(
            Workload workload, Set<String> leftOut, UnaryOperator<LocalStackOptions> further)
            throws IOException, InterruptedException {
        Files.createDirectories(Path.of("target"));
        return new Rig(
                workload, Files.createTempDirectory(Path.of("target"), "rig-"), leftOut, further);
    }

    /** Its processes that run. */
    public LocalStack stack() {
        return stack;
    }

    /**
     * Connects devices to its broker.
     *
     * @param window messages of a connection without PUBACK
     */
    public MqttLoad load(int connections, int window) throws IOException {
        return embedded
                ? new MqttLoad(
                        workload,
                        Addresses.of(stack.mqttUrl()),
                        stack.bridgeLogin().username(),
                        stack.bridgeLogin().password(),
                        connections,
                        window)
                : new MqttLoad(
                        workload,
                        mosquitto.address(),
                        mosquitto.user(),
                        mosquitto.password(),
                        connections,
                        window);
    }

    /** Process ids by name, this process among them: it publishes, and counts what arrives. */
    public Map<String, Long> pids() {
        Map<String, Long> pids = new LinkedHashMap<>();
        if (!embedded) {
            pids.put("mosquitto", mosquitto.pid());
        }
        stack.processes().forEach((name, process) -> pids.put(name, process.pid()));
        pids.put("generator and counting", ProcessHandle.current().pid());
        return pids;
    }

    /** Process ids of what is not Tributary between device and Kafka, by name. */
    public Map<String, Long> brokers() {
        Map<String, Long> pids = pids();
        pids.keySet().retainAll(Set.of("mosquitto", "mqtt-broker", "kafka-broker"));
        return pids;
    }

    @Override
    public void close() {
        stack.close();
        mosquitto.close();
    }
}
