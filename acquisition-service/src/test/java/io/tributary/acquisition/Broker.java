package io.tributary.acquisition;

import io.tributary.localstack.mqtt.LocalMqttBroker;
import io.tributary.localstack.mqtt.LocalMqttBrokerOptions;
import io.tributary.localstack.mqtt.MqttAccount;
import io.tributary.localstack.mqtt.MqttRole;
import java.nio.file.Path;
import java.util.List;

/**
 * The local stack's broker with its roles; may be stopped and started again on its port and data.
 */
final class Broker implements AutoCloseable {

    static final String PASSWORD = "secret";

    private LocalMqttBrokerOptions options;
    private LocalMqttBroker broker;

    private Broker(LocalMqttBrokerOptions options) {
        this.options = options;
        this.broker = LocalMqttBroker.start(options);
        this.options = options.withPort(broker.port());
    }

    static Broker start(Path data) {
        return new Broker(
                LocalMqttBrokerOptions.in(data)
                        .withAccounts(
                                List.of(
                                        account("acquisition", MqttRole.ACQUISITION),
                                        account("gateway", MqttRole.GATEWAY),
                                        account("anyone", MqttRole.UNRESTRICTED),
                                        account("nobody", MqttRole.NOTHING),
                                        account("device", MqttRole.BRIDGE))));
    }

    int port() {
        return options.port();
    }

    String url() {
        return "tcp://127.0.0.1:" + port();
    }

    void stop() {
        broker.close();
    }

    void startAgain() {
        broker = LocalMqttBroker.start(options);
    }

    @Override
    public void close() {
        broker.close();
    }

    private static MqttAccount account(String name, MqttRole role) {
        return new MqttAccount(name, PASSWORD, role);
    }
}
