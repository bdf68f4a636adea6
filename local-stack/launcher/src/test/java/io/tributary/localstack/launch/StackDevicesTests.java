package io.tributary.localstack.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.localstack.mqtt.MqttDevice;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.site.SiteModelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackDevicesTests {

    @TempDir private Path directory;

    @Test
    void everyDeviceOfTheModelHasAnAccountOfItsOwnAndSoHasSomebodysFirst() throws IOException {
        List<MqttDevice> accounts = thesisHome().accounts();
        assertThat(accounts)
                .extracting(MqttDevice::username)
                .containsExactly("NodeMCU1", "NodeMCU2", "NodeMCU3", "NodeMCU4", "my-sensor");
        assertThat(accounts)
                .extracting(MqttDevice::password)
                .doesNotHaveDuplicates()
                .allMatch(password -> password.matches("[A-Za-z0-9]{24}"));
        assertThat(accounts.get(3).subscribeFilters()).containsExactly("cmnd/garden/water-pump");
        assertThat(accounts.get(4).publishFilters()).contains("sense/+/my-sensor");
    }

    @Test
    void secondStartFindsTheSamePasswordsAndAddsThoseOfNewDevices() throws IOException {
        StackDevices first = thesisHome();
        StackDevices second =
                StackDevices.of(
                        SiteModelReader.parse(
                                "site.yaml",
                                SiteModelReader.thesisHomeYaml()
                                        .replace("id: NodeMCU1", "id: NodeMCU9")
                                        .replace("device: NodeMCU1", "device: NodeMCU9")),
                        directory);
        DeviceId known = DeviceId.of("NodeMCU2");
        assertThat(second.login(known)).isEqualTo(first.login(known));
        assertThat(second.login(DeviceId.of("NodeMCU9")).password()).hasSize(24);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> second.login(DeviceId.of("NodeMCU1")))
                .withMessageContaining("NodeMCU1");
    }

    @Test
    void passwordsAreTheOwnersAloneAndNotInTheText() throws IOException {
        StackDevices devices = thesisHome();
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(devices.passwordFile())))
                .isEqualTo("rw-------");
        assertThat(devices.toString()).doesNotContain(devices.starter().password());
    }

    private StackDevices thesisHome() throws IOException {
        return StackDevices.of(SiteModelReader.thesisHome(), directory);
    }
}
