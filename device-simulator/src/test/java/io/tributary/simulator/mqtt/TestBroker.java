package io.tributary.simulator.mqtt;

import io.tributary.localstack.mqtt.LocalMqttBroker;
import io.tributary.localstack.mqtt.LocalMqttBrokerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;

/** The one real broker of this JVM, started when it is first needed. */
public final class TestBroker {

    static final String USERNAME = "test";
    static final String PASSWORD = "test-only";

    private static final Path DATA = temporaryDirectory();
    private static final LocalMqttBroker BROKER =
            LocalMqttBroker.start(LocalMqttBrokerOptions.forTests(DATA, USERNAME, PASSWORD));

    static {
        // a busy machine is not a fault
        Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
        Runtime.getRuntime().addShutdownHook(new Thread(TestBroker::stop));
    }

    private TestBroker() {}

    /** Its address. */
    public static String url() {
        return BROKER.url();
    }

    /** The settings with which the simulator connects to it. */
    public static String[] settings() {
        return new String[] {
            "tributary.mqtt.url=" + url(),
            "tributary.mqtt.username=" + USERNAME,
            "tributary.mqtt.password=" + PASSWORD
        };
    }

    /** The same as options of the command line. */
    public static String[] options() {
        String[] options = settings();
        for (int i = 0; i < options.length; i++) {
            options[i] = "--" + options[i];
        }
        return options;
    }

    private static void stop() {
        BROKER.close();
        try {
            FileSystemUtils.deleteRecursively(DATA);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("simulator-broker");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
