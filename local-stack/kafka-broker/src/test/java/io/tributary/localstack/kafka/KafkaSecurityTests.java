package io.tributary.localstack.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaSecurityTests {

    @TempDir private Path folder;

    @Test
    void deployedSettingsAreTakenButForPortsAndFolder() throws IOException {
        Properties settings = read(security().writeSettings());

        assertThat(settings)
                .containsEntry("allow.everyone.if.no.acl.found", "false")
                .containsEntry("super.users", "User:broker;User:admin")
                .containsEntry("ssl.keystore.location", folder.resolve("server.pem").toString())
                .containsEntry(
                        "listeners",
                        "CLIENTS://127.0.0.1:9092,BROKERS://127.0.0.1:9094,CONTROLLER://127.0.0.1:9093")
                .containsEntry(
                        "listener.security.protocol.map",
                        "CLIENTS:SASL_SSL,BROKERS:SASL_SSL,CONTROLLER:SASL_SSL");
        assertThat(settings.values()).noneMatch(value -> value.toString().contains("/etc/kafka"));
    }

    @Test
    void passwordsStandInAFileOfTheirOwnForItsOwnerAlone() throws IOException {
        Path settings = security().writeSettings();
        Path file = folder.resolve("passwords.properties");
        Properties passwords = read(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(passwords.getProperty("admin"))
                .hasSizeGreaterThan(25)
                .isNotEqualTo(passwords.getProperty("broker"));
        assertThat(Files.readString(settings))
                .doesNotContain(passwords.getProperty("admin"))
                .doesNotContain(passwords.getProperty("broker"));
        assertThat(read(security().writeAdministrator()).getProperty("sasl.jaas.config"))
                .contains("${file:" + file + ":admin}");
    }

    private KafkaSecurity security() {
        return new KafkaSecurity(folder, 9092, 9094, 9093);
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
