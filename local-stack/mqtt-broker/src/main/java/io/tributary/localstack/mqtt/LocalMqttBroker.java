package io.tributary.localstack.mqtt;

import io.tributary.localstack.ports.FreePorts;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A persistent MQTT broker on 127.0.0.1, in this JVM or as a process. It speaks MQTT 3.1.1 and 5,
 * with TLS where a port is given for it, refuses clients without an account, and holds services to
 * their {@link MqttRole} and devices to their topics. Accounts of devices are changed on {@link
 * MqttRole#CONTROL} while it runs; passwords of devices are stored as hashes only.
 *
 * <p>What it acknowledged at QoS 1 or 2 survives the end of its process by whatever means; it syncs
 * to the disk once a second, so a power cut may cost what is younger. After {@link #close()}, a
 * broker may be started again on the same folder.
 */
public final class LocalMqttBroker implements AutoCloseable {

    private static final String HIVEMQ = LocalMqttBroker.class.getPackageName() + ".hivemq.";
    private static final String IN_PROCESS_BROKER = HIVEMQ + "HiveMqBroker";
    private static final String MAIN = HIVEMQ + "BrokerMain";

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final AutoCloseable broker;
    private final LocalMqttBrokerOptions options;

    private LocalMqttBroker(AutoCloseable broker, LocalMqttBrokerOptions options) {
        this.broker = broker;
        this.options = options;
    }

    /**
     * Starts a broker in this JVM and returns when it accepts clients.
     *
     * @throws IllegalStateException if the port is taken or HiveMQ does not start
     */
    public static LocalMqttBroker start(LocalMqttBrokerOptions options) {
        LocalMqttBrokerOptions chosen = onFreePorts(options);
        Thread thread = Thread.currentThread();
        ClassLoader callers = thread.getContextClassLoader();
        // HiveMQ's libraries look for their services here.
        thread.setContextClassLoader(BrokerClassPath.classLoader());
        try {
            return new LocalMqttBroker(starter().apply(settings(chosen)), chosen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            thread.setContextClassLoader(callers);
        }
    }

    /**
     * Describes a broker in a process of its own, for callers that start and watch it themselves.
     * The accounts of services go by its environment, those of devices by a file that it removes.
     *
     * @param javaOptions options of its JVM, such as {@code -Xmx384m}
     */
    public static ProcessBuilder processBuilder(
            LocalMqttBrokerOptions options, List<String> javaOptions) throws IOException {
        Path temporary = options.dataDirectory().resolve("temporary");
        Files.createDirectories(temporary);
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        List<String> command = builder.command();
        command.addAll(javaOptions);
        command.add("-Djava.io.tmpdir=" + temporary);
        command.add("--enable-native-access=ALL-UNNAMED");
        if (Runtime.version().feature() >= 23) {
            // Netty and Guava would otherwise be warned about on every start.
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.add("-cp");
        command.add(
                BrokerClassPath.entries().stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)));
        command.add(MAIN);
        builder.environment().putAll(settings(options));
        return builder;
    }

    /** The port it listens on. */
    public int port() {
        return options.port();
    }

    /**
     * The port it listens on for TLS.
     *
     * @throws IllegalStateException if it was started without
     */
    public int tlsPort() {
        Integer port = options.tlsPort();
        if (port == null) {
            throw new IllegalStateException("the broker was started without TLS");
        }
        return port;
    }

    /** Where a broker keeps its authority, {@code ca.pem}, and the keys, for their owner alone. */
    public static Path tlsDirectory(Path dataDirectory) {
        return dataDirectory.resolve("tls");
    }

    /** The address for MQTT clients, such as {@code tcp://127.0.0.1:1883}. */
    public String url() {
        return "tcp://127.0.0.1:" + port();
    }

    /** Disconnects all clients and closes the files; sessions and messages stay. */
    @Override
    public void close() {
        try {
            broker.close();
        } catch (Exception e) {
            throw new IllegalStateException("The MQTT broker did not stop in good order", e);
        }
    }

    private static Map<String, String> settings(LocalMqttBrokerOptions options) throws IOException {
        Integer tlsPort = options.tlsPort();
        return Map.of(
                BrokerSettings.DIRECTORY, options.dataDirectory().toString(),
                BrokerSettings.PORT, Integer.toString(options.port()),
                BrokerSettings.TLS_PORT, tlsPort == null ? "" : tlsPort.toString(),
                BrokerSettings.ACCOUNTS, MqttAccount.format(options.accounts()),
                BrokerSettings.DEVICES_FILE, writeDevices(options).toString());
    }

    /** By a file: the devices of a large site would not fit into an environment. */
    private static Path writeDevices(LocalMqttBrokerOptions options) throws IOException {
        Files.createDirectories(options.dataDirectory());
        Path file = options.dataDirectory().resolve("devices.start");
        OwnerFile.write(
                file,
                options.devices().stream()
                        .map(device -> device.format() + "\n")
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.US_ASCII));
        return file;
    }

    private static LocalMqttBrokerOptions onFreePorts(LocalMqttBrokerOptions options) {
        LocalMqttBrokerOptions chosen = options.withPort(freePort(options.port()));
        Integer tlsPort = options.tlsPort();
        return tlsPort == null ? chosen : chosen.withTlsPort(freePort(tlsPort));
    }

    @SuppressWarnings("unchecked")
    private static Function<Map<String, String>, AutoCloseable> starter() {
        try {
            return (Function<Map<String, String>, AutoCloseable>)
                    BrokerClassPath.classLoader()
                            .loadClass(IN_PROCESS_BROKER)
                            .getDeclaredConstructor()
                            .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The port itself if it is free; for 0 any free one. */
    private static int freePort(int port) {
        if (port == 0) {
            return FreePorts.next();
        }
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByAddress(LOOPBACK))) {
            return socket.getLocalPort();
        } catch (java.net.BindException e) {
            throw new IllegalStateException(
                    "Port " + port + " of 127.0.0.1 is in use; the MQTT broker needs it.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
