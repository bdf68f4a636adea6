package io.tributary.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaAccessToolTests {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "--gateway=home,cannot follow --gateway=home",
        "--gateways=home/a/b,not a name",
        "--gateways=home,--kafka-config is missing"
    })
    void commandLineThatCannotBeFollowedIsTold(String argument, String reason) throws Exception {
        Path config = Files.writeString(folder.resolve("admin.properties"), "");
        String[] all =
                reason.contains("missing")
                        ? new String[] {argument, "--secrets=" + folder}
                        : new String[] {
                            argument, "--secrets=" + folder, "--kafka-config=" + config
                        };

        assertThat(run(all)).isEqualTo(2);
        assertThat(text(err)).contains(reason.replace("not a name", "--gateways=home/a/b: "));
    }

    @Test
    void kafkaThatIsNotThereIsTold() throws Exception {
        Path config =
                Files.writeString(
                        folder.resolve("admin.properties"),
                        """
                        bootstrap.servers=127.0.0.1:1
                        default.api.timeout.ms=500
                        request.timeout.ms=400
                        """);

        assertThat(run("--gateways=home", "--secrets=" + folder, "--kafka-config=" + config))
                .isEqualTo(2);
        assertThat(text(err)).contains("Kafka does not do it").contains("TimeoutException");
    }

    @Test
    void passwordIsMadeOnceAndForItsOwnerAlone() throws Exception {
        LoginFile file = new LoginFile(folder, "gateway-home");

        assertThat(file.createIfMissing()).isTrue();
        String password = file.password();
        assertThat(file.createIfMissing()).isFalse();

        assertThat(file.password()).isEqualTo(password).hasSizeGreaterThan(25);
        assertThat(new LoginFile(folder, "gateway-farm").createIfMissing()).isTrue();
        assertThat(new LoginFile(folder, "gateway-farm").password()).isNotEqualTo(password);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path(file))))
                .isEqualTo("rw-------");
        assertThat(file.toString()).doesNotContain(password);
    }

    @Test
    void passwordThatWasGivenIsTaken() throws Exception {
        LoginFile file = new LoginFile(folder, "gateway-home");
        Files.createDirectories(path(file).getParent());
        Files.writeString(
                path(file),
                "org.apache.kafka.common.security.scram.ScramLoginModule required"
                        + " username=\"gateway-home\" password=\"given-by-hand\";\n");

        assertThat(file.password()).isEqualTo("given-by-hand");
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(
                        () -> {
                            Files.move(
                                    folder.resolve("gateway-home"), folder.resolve("gateway-farm"));
                            new LoginFile(folder, "gateway-farm").password();
                        })
                .withMessageContaining("username=\"gateway-farm\"");
    }

    private static Path path(LoginFile file) {
        return Path.of(file.toString());
    }

    private int run(String... arguments) throws InterruptedException {
        return KafkaAccessTool.run(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
