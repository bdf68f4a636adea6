package io.tributary.gateway.command.mqtt;

import io.tributary.gateway.command.CommandPublisher;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.mqtt.MqttTopic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.springframework.integration.mqtt.core.ClientManager;

/** Publishes commands on a connection of their own, which keeps nothing over a reconnect. */
final class MqttCommandPublisher implements CommandPublisher {

    /** As long as MQTT can say. */
    private static final long MAX_EXPIRY_SECONDS = 0xFFFF_FFFFL;

    private final ClientManager<IMqttAsyncClient, MqttConnectionOptions> connection;

    MqttCommandPublisher(ClientManager<IMqttAsyncClient, MqttConnectionOptions> connection) {
        this.connection = connection;
    }

    @Override
    public void connect() {
        connection.start();
    }

    @Override
    public void disconnect() {
        connection.stop();
    }

    @Override
    public boolean isConnected() {
        IMqttAsyncClient client = connection.getClient();
        return client != null && client.isConnected();
    }

    @Override
    public void publish(
            CommandStatus command, String value, Duration remaining, Consumer<Outcome> outcome) {
        IMqttAsyncClient client = connection.getClient();
        if (client == null || !client.isConnected()) {
            outcome.accept(new Outcome.NotSent());
            return;
        }
        MqttTopic topic = MqttTopic.command(command.location(), command.actuator());
        try {
            client.publish(
                    topic.value(),
                    message(command, value, remaining),
                    null,
                    new Completion(outcome));
        } catch (MqttException e) {
            // what the client refuses, it has not kept
            outcome.accept(new Outcome.NotSent());
        }
    }

    private static MqttMessage message(CommandStatus command, String value, Duration remaining) {
        MqttProperties properties = new MqttProperties();
        properties.setCorrelationData(command.id().toString().getBytes(StandardCharsets.US_ASCII));
        properties.setResponseTopic(
                MqttTopic.reportedState(command.location(), command.actuator()).value());
        properties.setMessageExpiryInterval(Math.min(remaining.toSeconds(), MAX_EXPIRY_SECONDS));
        MqttMessage message = new MqttMessage(value.getBytes(StandardCharsets.UTF_8));
        message.setQos(1);
        message.setRetained(false);
        message.setProperties(properties);
        return message;
    }

    private record Completion(Consumer<Outcome> outcome) implements MqttActionListener {

        @Override
        public void onSuccess(IMqttToken token) {
            int[] codes = token.getReasonCodes();
            outcome.accept(
                    new Outcome.Acknowledged(codes == null || codes.length == 0 ? 0 : codes[0]));
        }

        @Override
        public void onFailure(IMqttToken token, Throwable exception) {
            outcome.accept(new Outcome.Unknown());
        }
    }
}
