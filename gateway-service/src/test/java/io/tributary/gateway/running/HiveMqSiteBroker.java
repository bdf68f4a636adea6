package io.tributary.gateway.running;

import io.tributary.localstack.mqtt.LocalMqttBroker;
import io.tributary.localstack.mqtt.LocalMqttBrokerOptions;
import io.tributary.localstack.mqtt.MqttAccount;
import io.tributary.localstack.mqtt.MqttRole;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The embedded HiveMQ CE, with the gateway's own role. */
final class HiveMqSiteBroker implements SiteBroker {

    private LocalMqttBrokerOptions options;
    private LocalMqttBroker broker;

    HiveMqSiteBroker(Path directory) {
        options =
                LocalMqttBrokerOptions.in(directory)
                        .withAccounts(
                                List.of(new MqttAccount(username(), password(), MqttRole.GATEWAY)));
        broker = LocalMqttBroker.start(options);
        options = options.withPort(broker.port());
    }

    @Override
    public URI url() {
        return URI.create(broker.url());
    }

    @Override
    public @Nullable Path caFile() {
        return null;
    }

    @Override
    public String username() {
        return "gateway";
    }

    @Override
    public String password() {
        return "gateway-secret";
    }

    @Override
    public void restart() {
        broker.close();
        broker = LocalMqttBroker.start(options);
    }

    @Override
    public void forget() throws Exception {
        broker.close();
        Files.delete(options.dataDirectory().resolve("device-accounts.json"));
        broker = LocalMqttBroker.start(options);
    }

    @Override
    public void stop() {
        broker.close();
    }
}
