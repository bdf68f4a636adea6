package io.tributary.localstack.kafka;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * This module and Kafka with all that it needs. The build of this module writes the place of each
 * jar into the module's resources.
 */
final class BrokerClassPath {

    private static final String BUILD = "Run: mvn -pl local-stack/kafka-broker package";

    private BrokerClassPath() {}

    /** In the notation of {@code java -cp}. */
    static String text() {
        String libraries = read();
        for (String entry : libraries.split(Pattern.quote(File.pathSeparator), -1)) {
            if (!Files.exists(Path.of(entry))) {
                throw new IllegalStateException(
                        "Kafka needs " + entry + ", which is gone. " + BUILD);
            }
        }
        return ownPlace() + File.pathSeparator + libraries;
    }

    private static Path ownPlace() {
        try {
            return Path.of(
                    BrokerClassPath.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read() {
        try (InputStream in =
                Objects.requireNonNull(
                        BrokerClassPath.class.getResourceAsStream("broker.classpath"),
                        "broker.classpath is missing. " + BUILD)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
