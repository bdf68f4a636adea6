package io.tributary.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayKeyTests {

    @TempDir private Path directory;

    @Test
    void secondStartFindsTheSameKey() {
        Path file = directory.resolve("credentials.key");
        assertThat(GatewayKey.readOrMake(file).getPublic())
                .isEqualTo(GatewayKey.readOrMake(file).getPublic());
    }

    @Test
    void keyIsTheOwnersAlone() throws IOException {
        Path file = directory.resolve("credentials.key");
        GatewayKey.readOrMake(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(directory).isDirectoryNotContaining("glob:**.partial");
    }

    @Test
    void damagedKeyIsNamedAndNotShown() throws IOException {
        Path file = Files.writeString(directory.resolve("credentials.key"), "half a key\n");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> GatewayKey.readOrMake(file))
                .withMessageContaining("is damaged")
                .withMessageNotContaining("half a key");
    }
}
