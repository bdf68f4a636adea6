package io.tributary.simulator.mqtt;

import io.tributary.topology.name.DeviceId;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Who logs in how: a device with its own account where it has one, all others with one. */
final class DeviceAccounts {

    private final Login common;
    private final Properties passwords;

    private DeviceAccounts(Login common, Properties passwords) {
        this.common = common;
        this.passwords = passwords;
    }

    /**
     * Reads them.
     *
     * @throws UncheckedIOException when the file of accounts cannot be read
     */
    static DeviceAccounts of(MqttBrokerProperties settings) {
        Properties passwords = new Properties();
        Path file = settings.accountsFile();
        if (file != null) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                passwords.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "tributary.mqtt.accounts-file cannot be read: " + file, e);
            }
        }
        return new DeviceAccounts(new Login(settings.username(), settings.password()), passwords);
    }

    Login of(Optional<DeviceId> device) {
        return device.map(DeviceId::value)
                .filter(passwords::containsKey)
                .map(name -> new Login(name, passwords.getProperty(name)))
                .orElse(common);
    }

    /**
     * A user and its password, which is never in {@link #toString()}.
     *
     * @param username the user; null: none
     * @param password its password; null: none
     */
    record Login(@Nullable String username, @Nullable String password) {

        @Override
        public String toString() {
            return "Login[username=" + username + "]";
        }
    }
}
