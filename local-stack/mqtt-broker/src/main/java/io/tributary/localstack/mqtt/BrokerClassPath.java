package io.tributary.localstack.mqtt;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * This module and HiveMQ with all that it needs. The build of this module writes the place of each
 * jar into the module's resources. Of the caller's class path nothing is seen, and nothing is put
 * there: HiveMQ brings a {@code logback.xml}, Netty, Guava and Jackson of its own.
 */
final class BrokerClassPath {

    private BrokerClassPath() {}

    static List<Path> entries() {
        List<Path> entries = new ArrayList<>();
        entries.add(ownPlace());
        for (String entry : read().split(Pattern.quote(File.pathSeparator), -1)) {
            entries.add(existing(Path.of(entry.strip())));
        }
        return List.copyOf(entries);
    }

    /**
     * Never closed: RocksDB's native library can be loaded by one class loader only, so that all
     * brokers of a JVM share it.
     */
    static ClassLoader classLoader() {
        return Holder.CLASS_LOADER;
    }

    private static Path existing(Path entry) {
        if (!Files.exists(entry)) {
            throw new IllegalStateException(
                    "The MQTT broker needs "
                            + entry
                            + ", which is gone. Run: mvn -pl local-stack/mqtt-broker package");
        }
        return entry;
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
                        "broker.classpath is missing. Run: mvn -pl local-stack/mqtt-broker"
                                + " package")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Holder {

        static final ClassLoader CLASS_LOADER =
                new URLClassLoader(
                        "hivemq",
                        entries().stream().map(Holder::url).toArray(URL[]::new),
                        ClassLoader.getPlatformClassLoader());

        private static URL url(Path path) {
            try {
                return path.toUri().toURL();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
