package io.tributary.gateway.preview.mqtt;

import io.tributary.gateway.preview.PreviewPublisher;
import io.tributary.topology.mqtt.MqttTopic;
import io.tributary.topology.name.LocationName;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.integration.mqtt.core.ClientManager;

/**
 * Publishes at QoS 0, not retained, on a connection of its own: a command never waits behind a
 * preview.
 */
final class MqttPreviewPublisher implements PreviewPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(MqttPreviewPublisher.class);

    private final ClientManager<IMqttAsyncClient, MqttConnectionOptions> connection;
    private @Nullable PreviewWindow window;

    MqttPreviewPublisher(ClientManager<IMqttAsyncClient, MqttConnectionOptions> connection) {
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
    public boolean publish(LocationName location, byte[] message) {
        IMqttAsyncClient client = connection.getClient();
        if (client == null || !client.isConnected()) {
            return false;
        }
        PreviewWindow room = window(client);
        return room.takes(message.length) && publish(client, room, location, message);
    }

    private PreviewWindow window(IMqttAsyncClient client) {
        PreviewWindow known = window;
        if (known != null && known.isOf(client)) {
            return known;
        }
        PreviewWindow fresh = new PreviewWindow(client);
        window = fresh;
        return fresh;
    }

    private static boolean publish(
            IMqttAsyncClient client, PreviewWindow room, LocationName location, byte[] payload) {
        MqttMessage message = new MqttMessage(payload);
        message.setQos(0);
        message.setRetained(false);
        try {
            client.publish(
                    MqttTopic.preview(location).value(), message, null, room.enter(payload.length));
            return true;
        } catch (MqttException e) {
            // what the client refuses, it has not kept
            room.leave(payload.length);
            LOG.debug("the client did not take a message of the preview", e);
            return false;
        }
    }
}
