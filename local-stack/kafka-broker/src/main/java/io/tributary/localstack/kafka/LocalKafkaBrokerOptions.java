package io.tributary.localstack.kafka;

import java.nio.file.Path;
import java.util.List;

/**
 * How to run a broker.
 *
 * @param directory folder for data and settings; one broker at a time; the data is kept
 * @param port port for clients on 127.0.0.1
 * @param javaOptions options of its JVM, such as {@code -Xmx384m}
 */
public record LocalKafkaBrokerOptions(Path directory, int port, List<String> javaOptions) {

    public LocalKafkaBrokerOptions {
        directory = directory.toAbsolutePath().normalize();
        javaOptions = List.copyOf(javaOptions);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port must be 1 to 65535 but is " + port);
        }
    }
}
