package io.tributary.localstack.kafka;

import io.tributary.localstack.ports.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A Kafka broker on 127.0.0.1 that is its own controller, in a process. Its folder is formatted on
 * the first start and kept on all later ones.
 */
public final class LocalKafkaBroker {

    private static final String MAIN =
            LocalKafkaBroker.class.getPackageName() + ".server.KafkaMain";
    private static final String LOGGING = "io/tributary/localstack/kafka/server/kafka-logging.xml";

    private LocalKafkaBroker() {}

    /**
     * Writes the settings and describes the process, for callers that start and watch it
     * themselves. It ends in good order on SIGTERM.
     */
    public static ProcessBuilder processBuilder(LocalKafkaBrokerOptions options)
            throws IOException {
        Path data = Files.createDirectories(options.directory().resolve("data"));
        Path temporary = Files.createDirectories(options.directory().resolve("temporary"));
        Path properties = options.directory().resolve("server.properties");
        int controllerPort = FreePorts.next(); // only the broker itself talks to it
        Files.writeString(properties, BrokerProperties.of(data, options.port(), controllerPort));
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        List<String> command = builder.command();
        command.addAll(options.javaOptions());
        command.add("-Djava.io.tmpdir=" + temporary);
        command.add("-Dlogback.configurationFile=" + LOGGING);
        command.add("--enable-native-access=ALL-UNNAMED");
        if (Runtime.version().feature() >= 23) {
            // Kafka unmaps its files by it, and would be warned about on every stop.
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.add("-cp");
        command.add(BrokerClassPath.text());
        command.add(MAIN);
        command.add(properties.toString());
        command.add(data.toString());
        return builder.directory(options.directory().toFile());
    }
}
