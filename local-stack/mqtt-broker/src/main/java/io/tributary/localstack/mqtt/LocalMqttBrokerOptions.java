package io.tributary.localstack.mqtt;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to run a broker.
 *
 * @param dataDirectory folder for sessions, queued and retained messages; one broker at a time; the
 *     data is kept
 * @param port port on 127.0.0.1; 0 takes a free one
 * @param tlsPort port for TLS on 127.0.0.1; 0 takes a free one; null: no TLS
 * @param accounts services that may connect
 * @param devices devices that may connect from the start; all others are refused until an account
 *     of the role gateway adds them
 */
public record LocalMqttBrokerOptions(
        Path dataDirectory,
        int port,
        @Nullable Integer tlsPort,
        List<MqttAccount> accounts,
        List<MqttDevice> devices) {

    public LocalMqttBrokerOptions {
        dataDirectory = dataDirectory.toAbsolutePath().normalize();
        accounts = List.copyOf(accounts);
        devices = List.copyOf(devices);
        requirePort(port);
        requirePort(tlsPort == null ? 0 : tlsPort);
    }

    private static void requirePort(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535 but is " + port);
        }
    }

    /** A broker on a free port that nobody may connect to before accounts are added. */
    public static LocalMqttBrokerOptions in(Path dataDirectory) {
        return new LocalMqttBrokerOptions(dataDirectory, 0, null, List.of(), List.of());
    }

    /** A broker for tests: on a free port, one account that may do everything. */
    public static LocalMqttBrokerOptions forTests(
            Path dataDirectory, String username, String password) {
        return in(dataDirectory)
                .withAccounts(List.of(new MqttAccount(username, password, MqttRole.UNRESTRICTED)));
    }

    /** The same on another port. */
    public LocalMqttBrokerOptions withPort(int otherPort) {
        return new LocalMqttBrokerOptions(dataDirectory, otherPort, tlsPort, accounts, devices);
    }

    /** The same with other accounts. */
    public LocalMqttBrokerOptions withAccounts(List<MqttAccount> otherAccounts) {
        return new LocalMqttBrokerOptions(dataDirectory, port, tlsPort, otherAccounts, devices);
    }

    /** The same with TLS on this port, with an authority of the broker's own. */
    public LocalMqttBrokerOptions withTlsPort(int otherPort) {
        return new LocalMqttBrokerOptions(dataDirectory, port, otherPort, accounts, devices);
    }

    /** The same with other devices. */
    public LocalMqttBrokerOptions withDevices(List<MqttDevice> otherDevices) {
        return new LocalMqttBrokerOptions(dataDirectory, port, tlsPort, accounts, otherDevices);
    }
}
