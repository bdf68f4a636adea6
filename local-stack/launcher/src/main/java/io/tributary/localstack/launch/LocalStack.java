package io.tributary.localstack.launch;

import io.tributary.localstack.console.Console;
import io.tributary.localstack.options.LocalStackOptions;
import io.tributary.localstack.options.MqttLogin;
import io.tributary.localstack.options.StackPort;
import io.tributary.localstack.ports.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * All of Tributary on this machine: MQTT broker, Kafka, Elasticsearch, the services and the
 * simulator, each in a process of its own. The processes end with this one, however it ends.
 *
 * <p>Safe for use by many threads.
 */
public final class LocalStack implements AutoCloseable {

    /** The dashboard's administrator. */
    public static final String ADMINISTRATOR = "admin";

    /** Who may read the metrics of the services that have no users. */
    public static final String METRICS = "metrics";

    private final StackPreparation preparation;
    private final StackProcesses processes;

    private LocalStack(StackPreparation preparation, StackProcesses processes) {
        this.preparation = preparation;
        this.processes = processes;
    }

    /**
     * Starts a stack whose output goes to its logs alone, and returns when all of it is ready.
     *
     * @throws StackStartException if something stands in the way; nothing is left running then
     */
    public static LocalStack start(LocalStackOptions options) throws IOException {
        LocalStack stack = prepare(options, Console.silent());
        try {
            stack.startProcesses();
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /** Checks the machine, takes the folder, writes the credentials; starts nothing. */
    static LocalStack prepare(LocalStackOptions options, Console console) throws IOException {
        StackPreparation preparation = StackPreparation.of(options, console);
        return new LocalStack(preparation, new StackProcesses(preparation, console));
    }

    void startProcesses() {
        processes.start();
    }

    String panel(Duration duration) {
        return Panel.of(preparation, duration);
    }

    /** A process by its name, such as {@code gateway-service}. */
    public StackProcess process(String name) {
        return processes.get(name);
    }

    /**
     * A second process of a service under the same identity, on a port of its own, such as an
     * operator starts by mistake or for a share of the work. It is not started yet, is found under
     * its name with {@code -2} from now on, and ends with the stack.
     *
     * @param environment what it is told differently
     */
    public StackProcess second(String service, Map<String, String> environment) throws IOException {
        return processes.second(service, FreePorts.next(), environment);
    }

    /** All processes by name. */
    public Map<String, StackProcess> processes() {
        return processes.all();
    }

    /** Completes with a description when a process ends that nobody ended. */
    public CompletableFuture<String> unexpectedEnd() {
        return processes.unexpectedEnd();
    }

    /** The port that was taken. */
    public int port(StackPort port) {
        return preparation.addresses().port(port);
    }

    /** The dashboard and its REST interface. */
    public URI dashboardUrl() {
        return URI.create(preparation.addresses().http(StackPort.DASHBOARD));
    }

    /** The password of {@link #METRICS}. */
    public String metricsPassword() {
        return preparation.secrets().metrics();
    }

    /** The password of {@link #ADMINISTRATOR}. */
    public String administratorPassword() {
        return preparation.secrets().administrator();
    }

    /** The MQTT broker, embedded or external. */
    public String mqttUrl() {
        return preparation.addresses().mqttUrl();
    }

    /** How one logs in to the MQTT broker who speaks for many devices. */
    public MqttLogin bridgeLogin() {
        return preparation.logins().bridge();
    }

    /** What {@code credentials.env} in its folder says: addresses, user names and passwords. */
    public Map<String, String> credentials() throws IOException {
        return preparation.credentials();
    }

    /** The Kafka broker. */
    public String kafkaBootstrapServers() {
        return preparation.addresses().kafka();
    }

    /** The Elasticsearch node. */
    public URI elasticsearchUrl() {
        return URI.create(preparation.addresses().http(StackPort.ELASTICSEARCH));
    }

    /**
     * Stops all processes in good order, within some 20 seconds, after a build within 40; the data
     * stays.
     */
    @Override
    public void close() {
        processes.close();
        preparation.close();
    }
}
