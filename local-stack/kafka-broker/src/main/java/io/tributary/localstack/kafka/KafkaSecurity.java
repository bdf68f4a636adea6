package io.tributary.localstack.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Properties;

/**
 * Makes a local broker a secured one, by the settings of {@code deploy/kafka/security.properties}:
 * only ports and folder are other ones. Clients need TLS, a name, a password and rights; at first
 * nobody has any of them but the administrator, on a listener apart.
 *
 * @param directory folder of {@code server.pem} (key, then certificate, for 127.0.0.1) and {@code
 *     ca.pem}, which are given, and of what is written here
 * @param clientPort where services connect
 * @param brokerPort where the administrator does
 * @param controllerPort for the broker itself
 */
public record KafkaSecurity(Path directory, int clientPort, int brokerPort, int controllerPort) {

    /** Names the file of {@link #writeSettings()} to the process of the broker. */
    public static final String VARIABLE = "TRIBUTARY_BROKER_SETTINGS_FILE";

    private static final String SETTINGS = "security.properties";
    private static final String DEPLOYED = "/etc/kafka/secrets/";

    public KafkaSecurity {
        directory = directory.toAbsolutePath().normalize();
    }

    /**
     * Writes the broker's settings and new passwords.
     *
     * @return the file to start the broker with
     */
    public Path writeSettings() throws IOException {
        Path passwords = directory.resolve("passwords.properties");
        Files.deleteIfExists(passwords);
        Files.createFile(
                passwords,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwords, "broker=%s%nadmin=%s%n".formatted(password(), password()));
        Properties settings = deployed(SETTINGS);
        settings.setProperty(
                "listeners",
                "CLIENTS://127.0.0.1:%d,BROKERS://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                        .formatted(clientPort, brokerPort, controllerPort));
        settings.setProperty(
                "advertised.listeners",
                "CLIENTS://127.0.0.1:%d,BROKERS://127.0.0.1:%d".formatted(clientPort, brokerPort));
        settings.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        return write(SETTINGS, settings);
    }

    /**
     * Writes how the administrator's tools connect; may do anything.
     *
     * @return the file for {@code --kafka-config}
     */
    public Path writeAdministrator() throws IOException {
        Properties settings = deployed("administrator.properties");
        settings.setProperty("bootstrap.servers", "127.0.0.1:" + brokerPort);
        return write("administrator.properties", settings);
    }

    private Properties deployed(String resource) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(KafkaSecurity.class.getResourceAsStream(resource))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Properties settings = new Properties();
            settings.load(new StringReader(text.replace(DEPLOYED, directory + "/")));
            return settings;
        }
    }

    private Path write(String name, Properties settings) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        return file;
    }

    private static String password() {
        return new BigInteger(160, new SecureRandom()).toString(36);
    }
}
