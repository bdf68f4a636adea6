package io.tributary.simulator.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.topology.name.DeviceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceAccountsTests {

    private static final DeviceAccounts.Login COMMON = new DeviceAccounts.Login("bridge", "secret");

    @TempDir private Path directory;

    @Test
    void deviceWithAnAccountUsesItAndAllOthersTheCommonOne() throws IOException {
        Path file = Files.writeString(directory.resolve("devices"), "NodeMCU1=own\n");
        DeviceAccounts accounts = DeviceAccounts.of(settings(file));
        assertThat(accounts.of(Optional.of(DeviceId.of("NodeMCU1"))))
                .isEqualTo(new DeviceAccounts.Login("NodeMCU1", "own"));
        assertThat(accounts.of(Optional.of(DeviceId.of("NodeMCU2")))).isEqualTo(COMMON);
        assertThat(accounts.of(Optional.empty())).isEqualTo(COMMON);
    }

    @Test
    void withoutAFileAllUseTheCommonOne() {
        assertThat(DeviceAccounts.of(settings(null)).of(Optional.of(DeviceId.of("NodeMCU1"))))
                .isEqualTo(COMMON);
    }

    @Test
    void fileThatCannotBeReadIsNamed() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> DeviceAccounts.of(settings(directory.resolve("missing"))))
                .withMessageContaining("tributary.mqtt.accounts-file")
                .withMessageContaining("missing");
    }

    @Test
    void passwordIsNotInTheText() {
        assertThat(COMMON.toString()).doesNotContain("secret");
    }

    private static MqttBrokerProperties settings(@Nullable Path file) {
        return new MqttBrokerProperties(
                "tcp://127.0.0.1:1883",
                "bridge",
                "secret",
                file,
                null,
                Duration.ofSeconds(30),
                Duration.ofSeconds(15),
                Duration.ofSeconds(10),
                Duration.ofMinutes(2));
    }
}
