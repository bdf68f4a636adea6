package io.tributary.localstack.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mosquitto as it is deployed. */
class MosquittoBrokerIntegrationTests implements TlsContract, AccessContract, RotationContract {

    @TempDir private static Path directory;

    private static MosquittoTestBroker broker;

    @BeforeAll
    static void start() throws Exception {
        assumeThat(MosquittoTestBroker.isInstalled())
                .as("mosquitto with its dynamic security plugin, and openssl")
                .isTrue();
        broker = new MosquittoTestBroker(directory);
        try (Control control = broker.control()) {
            control.add("stove", "secret-stove");
            control.add("lamp", "secret-lamp");
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (broker != null) {
            broker.close();
        }
    }

    @Override
    public TestBroker broker() {
        return broker;
    }

    @Test
    void noCommandOfTheScriptIsGivenAPassword() {
        assertThat(broker.trace())
                .contains("+ mosquitto_passwd -H sha512-pbkdf2 -U")
                .doesNotContain(broker.passwords().values());
    }

    @Test
    void secretsAreTheOwnersAloneAndThePasswordsAreHashed() throws Exception {
        try (Stream<Path> files = Files.walk(broker.directory().resolve("certs"))) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(
                            file ->
                                    assertThat(Files.getPosixFilePermissions(file))
                                            .as("%s", file)
                                            .allMatch(each -> each.name().startsWith("OWNER")));
        }
        Path accounts = broker.directory().resolve(MosquittoTestBroker.ACCOUNTS);
        assertThat(Files.getPosixFilePermissions(accounts))
                .allMatch(each -> each.name().startsWith("OWNER"));
        assertThat(Files.readString(accounts))
                .contains("gateway")
                .doesNotContain(broker.passwords().values());
    }
}
