package io.tributary.simulator.mqtt;

import io.tributary.topology.mqtt.MqttTopic;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes on what the client reports for the whole connection. Called on its threads. */
final class LinkCallback implements MqttCallback {

    private static final Logger log = LoggerFactory.getLogger(LinkCallback.class);

    private final ConnectionOwner owner;
    private final Consumer<LinkLoss> onLoss;

    LinkCallback(ConnectionOwner owner, Consumer<LinkLoss> onLoss) {
        this.owner = owner;
        this.onLoss = onLoss;
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        onLoss.accept(LinkLoss.of(response));
    }

    /** An exception from here would end the connection: what cannot be handled is left out. */
    @Override
    public void messageArrived(String topic, MqttMessage message) {
        try {
            owner.received(Messages.incoming(new MqttTopic(topic), message));
        } catch (RuntimeException e) {
            log.warn("a message was left out topic={} because of {}", topic, e.toString());
        }
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        log.warn("{}: {}", owner.clientId(), exception.toString());
    }

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
}
