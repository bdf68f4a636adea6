package io.tributary.localstack.mqtt.hivemq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tributary.localstack.mqtt.MqttDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceAccountFileTests {

    @TempDir private Path directory;

    @Test
    void startAddsWhatIsGivenAndLeavesNoPasswordBehind() throws IOException {
        DeviceAccounts accounts = start(device("probe", "secret-1", "sense/lab/probe")).accounts();
        assertThat(accounts.allowed(account(accounts), DeviceRole.PUBLISH))
                .containsExactly("sense/lab/probe");
        assertThat(directory.resolve("devices.start")).doesNotExist();
        Path file = directory.resolve("device-accounts.json");
        assertThat(Files.readString(file)).doesNotContain("secret-1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void secondStartWithTheSameChangesNothing() throws IOException {
        DeviceAccounts first = start(device("probe", "secret", "sense/lab/probe")).accounts();
        assertThat(start(device("probe", "secret", "sense/lab/probe")).accounts()).isEqualTo(first);
    }

    @Test
    void startGivesAnotherPasswordAndOtherTopics() throws IOException {
        start(device("probe", "old", "sense/lab/probe"));
        DeviceAccounts accounts = start(device("probe", "new", "sense/roof/probe")).accounts();
        assertThat(isPassword(accounts, "new")).isTrue();
        assertThat(accounts.allowed(account(accounts), DeviceRole.PUBLISH))
                .containsExactly("sense/roof/probe");
    }

    @Test
    void whatWasChangedWhileItRanStays() throws IOException {
        DeviceAccountFile file = start(device("probe", "given", "sense/lab/probe"));
        file.change(
                known ->
                        known.with(
                                new DeviceAccount(
                                        "probe",
                                        PasswordHash.of("rotated".toCharArray()),
                                        "probe",
                                        "revision 2",
                                        false,
                                        false,
                                        0,
                                        List.of("device-probe"))));
        DeviceAccounts accounts = start(device("probe", "given", "sense/lab/probe")).accounts();
        assertThat(isPassword(accounts, "rotated")).isTrue();
    }

    @Test
    void disabledAndRemovedStaySo() throws IOException {
        DeviceAccountFile file = start(device("probe", "a", "x"), device("gone", "b", "y"));
        file.change(
                known -> known.with(Objects.requireNonNull(known.account("probe")).enabled(false)));
        file.change(known -> known.without("gone"));
        DeviceAccounts accounts =
                start(device("probe", "a", "x"), device("gone", "b", "y")).accounts();
        assertThat(account(accounts).disabled()).isTrue();
        assertThat(accounts.account("gone")).isNull();
    }

    @Test
    void whatIsNoLongerGivenIsGoneAndMayComeBack() throws IOException {
        start(device("probe", "a", "x"));
        DeviceAccounts without = start().accounts();
        assertThat(without).isEqualTo(DeviceAccounts.NONE);
        assertThat(start(device("probe", "a", "x")).accounts().account("probe")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "[1]"})
    void damagedFileIsNamedWithWhatToDoAndLeftAsItIs(String damaged) throws IOException {
        Path file = Files.writeString(directory.resolve("device-accounts.json"), damaged);
        assertThatIllegalStateException()
                .isThrownBy(() -> start(device("probe", "a", "x")))
                .withMessageContaining(file.toString())
                .withMessageContaining("remove it and start again");
        assertThat(file).hasContent(damaged);
    }

    private static MqttDevice device(String name, String password, String topic) {
        return new MqttDevice(name, password, List.of(topic), List.of());
    }

    private static DeviceAccount account(DeviceAccounts accounts) {
        return Objects.requireNonNull(accounts.account("probe"));
    }

    private static boolean isPassword(DeviceAccounts accounts, String password) {
        return Objects.requireNonNull(account(accounts).password()).matches(password.toCharArray());
    }

    private DeviceAccountFile start(MqttDevice... devices) throws IOException {
        Path start = directory.resolve("devices.start");
        StringBuilder lines = new StringBuilder();
        for (MqttDevice device : devices) {
            lines.append(
                    "%s %s %s ,%n"
                            .formatted(
                                    device.username(),
                                    device.password(),
                                    device.publishFilters().getFirst()));
        }
        Files.writeString(start, lines);
        return DeviceAccountFile.open(directory, start);
    }
}
