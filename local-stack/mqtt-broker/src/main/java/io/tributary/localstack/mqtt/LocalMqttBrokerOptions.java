package io.tributary.localstack.mqtt;

import java.nio.file.Path;
import java.util.List;

/**
 * How to run a broker.
 *
 * @param dataDirectory folder for sessions, queued and retained messages; one broker at a time; the
 *     data is kept
 * @param port port on 127.0.0.1; 0 takes a free one
 * @param accounts who may connect; all others are refused
 */
public record LocalMqttBrokerOptions(Path dataDirectory, int port, List<MqttAccount> accounts) {

    public LocalMqttBrokerOptions {
        dataDirectory = dataDirectory.toAbsolutePath().normalize();
        accounts = List.copyOf(accounts);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535 but is " + port);
        }
    }

    /** A broker on a free port that nobody may connect to before accounts are added. */
    public static LocalMqttBrokerOptions in(Path dataDirectory) {
        return new LocalMqttBrokerOptions(dataDirectory, 0, List.of());
    }

    /** A broker for tests: on a free port, one account that may do everything. */
    public static LocalMqttBrokerOptions forTests(
            Path dataDirectory, String username, String password) {
        return in(dataDirectory)
                .withAccounts(List.of(new MqttAccount(username, password, MqttRole.UNRESTRICTED)));
    }

    /** The same on another port. */
    public LocalMqttBrokerOptions withPort(int otherPort) {
        return new LocalMqttBrokerOptions(dataDirectory, otherPort, accounts);
    }

    /** The same with other accounts. */
    public LocalMqttBrokerOptions withAccounts(List<MqttAccount> otherAccounts) {
        return new LocalMqttBrokerOptions(dataDirectory, port, otherAccounts);
    }
}
