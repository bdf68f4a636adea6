package io.tributary.localstack.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTests {

    @TempDir private Path parent;

    private Path directory = Path.of("");

    @BeforeEach
    void createDirectory() throws IOException {
        directory = parent.resolve("a/stack");
        PrivateFiles.createDirectory(directory);
    }

    @Test
    void everyPasswordIsItsOwnAndLong() throws IOException {
        StackSecrets secrets = new SecretStore(directory).loadOrCreate();
        assertThat(
                        List.of(
                                secrets.acquisition(),
                                secrets.gateway(),
                                secrets.bridge(),
                                secrets.dashboard(),
                                secrets.administrator(),
                                secrets.metrics()))
                .doesNotHaveDuplicates()
                .allSatisfy(password -> assertThat(password).matches("[A-Za-z0-9]{24}"));
    }

    @Test
    void secondStartFindsTheSamePasswords() throws IOException {
        StackSecrets first = new SecretStore(directory).loadOrCreate();
        assertThat(new SecretStore(directory).loadOrCreate()).isEqualTo(first);
    }

    @Test
    void passwordThatIsMissingIsAddedAndTheOthersStay() throws IOException {
        Files.writeString(directory.resolve("secrets.properties"), "bridge=known\nold=kept\n");
        StackSecrets secrets = new SecretStore(directory).loadOrCreate();
        assertThat(secrets.bridge()).isEqualTo("known");
        assertThat(secrets.gateway()).hasSize(24);
    }

    @Test
    void folderAndFilesAreTheOwnersAlone() throws IOException {
        new SecretStore(directory).loadOrCreate();
        CredentialsFile.write(directory, Map.of("A", "b"));
        assertThat(permissions(directory)).isEqualTo("rwx------");
        assertThat(permissions(directory.resolve("secrets.properties"))).isEqualTo("rw-------");
        assertThat(permissions(CredentialsFile.in(directory))).isEqualTo("rw-------");
    }

    @Test
    void folderOpenToOthersIsClosed() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        PrivateFiles.createDirectory(directory);
        assertThat(permissions(directory)).isEqualTo("rwx------");
    }

    @Test
    void secretsAreNotInTheText() throws IOException {
        StackSecrets secrets = new SecretStore(directory).loadOrCreate();
        assertThat(secrets).hasToString("StackSecrets[]");
    }

    @Test
    void shellReadsTheFileAsItWasMeant() throws Exception {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("MQTT_URL", "tcp://127.0.0.1:1883");
        variables.put("MQTT_PASSWORD", "it's $HOME `x`");
        CredentialsFile.write(directory, variables);
        Process shell =
                new ProcessBuilder(
                                "sh",
                                "-c",
                                ". \"$0\"; printf '%s|%s' \"$MQTT_URL\" \"$MQTT_PASSWORD\"",
                                CredentialsFile.in(directory).toString())
                        .start();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("tcp://127.0.0.1:1883|it's $HOME `x`");
        assertThat(Files.readString(CredentialsFile.in(directory)))
                .startsWith("MQTT_URL=tcp://127.0.0.1:1883\n");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
