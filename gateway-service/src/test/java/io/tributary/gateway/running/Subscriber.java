package io.tributary.gateway.running;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Hears what the gateway tells acquisition. */
final class Subscriber implements AutoCloseable, MqttCallback {

    private static final long MILLIS = 20_000;

    private final MqttAsyncClient client;
    private final List<Received> received = new CopyOnWriteArrayList<>();

    /** A message as it came. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Received(String topic, byte[] payload, boolean retained) {}

    Subscriber(String mqttUrl, String filter) throws MqttException {
        client =
                new MqttAsyncClient(
                        mqttUrl, "subscriber-" + UUID.randomUUID(), new MemoryPersistence());
        client.setCallback(this);
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(Edge.USERNAME);
        options.setPassword(Edge.PASSWORD.getBytes(StandardCharsets.UTF_8));
        client.connect(options).waitForCompletion(MILLIS);
        client.subscribe(new MqttSubscription(filter, 1)).waitForCompletion(MILLIS);
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        received.add(new Received(topic, message.getPayload(), message.isRetained()));
    }

    @Override
    public void close() throws MqttException {
        client.disconnectForcibly(500, 500, true);
        client.close(true);
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {}

    @Override
    public void mqttErrorOccurred(MqttException exception) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
}
