package io.tributary.dashboard.support;

import io.tributary.localstack.mqtt.LocalMqttBroker;
import io.tributary.localstack.mqtt.LocalMqttBrokerOptions;
import io.tributary.localstack.mqtt.MqttAccount;
import io.tributary.localstack.mqtt.MqttRole;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.mqtt.MqttTopic;
import io.tributary.topology.telemetry.AggregatedMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/** The broker of the home, where a gateway shows what it is about to commit. */
public final class SiteBroker implements AutoCloseable {

    private static final String PASSWORD = "a-password-of-tests";

    private final LocalMqttBroker broker;

    /** One on a port of its own, with the permissions that ours have. */
    public SiteBroker() throws IOException {
        Path folder =
                Files.createTempDirectory(
                        Files.createDirectories(Path.of("target", "mqtt")), "broker");
        broker =
                LocalMqttBroker.start(
                        LocalMqttBrokerOptions.in(folder)
                                .withPort(0)
                                .withAccounts(
                                        List.of(
                                                account("dashboard", MqttRole.DASHBOARD),
                                                account("gateway", MqttRole.GATEWAY))));
    }

    /** With these a dashboard listens to it. */
    public String[] settings() {
        String prefix = "tributary.dashboard.preview.";
        return new String[] {
            prefix + "url=" + broker.url(),
            prefix + "username=dashboard",
            prefix + "password=" + PASSWORD,
            prefix + "site=" + Home.SITE
        };
    }

    /** As the gateway does. */
    public void show(AggregatedMessage message) throws MqttException {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName("gateway");
        options.setPassword(PASSWORD.getBytes(StandardCharsets.UTF_8));
        MqttClient client =
                new MqttClient(broker.url(), "tributary-gateway-test", new MemoryPersistence());
        try {
            client.connect(options);
            client.publish(
                    MqttTopic.preview(message.location()).value(),
                    JsonCodec.of(AggregatedMessage.class).encode(message),
                    0,
                    false);
            client.disconnect();
        } finally {
            client.close();
        }
    }

    @Override
    public void close() {
        broker.close();
    }

    private static MqttAccount account(String username, MqttRole role) {
        return new MqttAccount(username, PASSWORD, role);
    }
}
