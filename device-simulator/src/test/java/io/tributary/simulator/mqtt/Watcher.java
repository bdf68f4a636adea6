package io.tributary.simulator.mqtt;

import io.tributary.topology.mqtt.MqttTopicFilter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/** An independent client that sees everything under its filter and can send commands. */
public final class Watcher implements AutoCloseable {

    /**
     * What it saw.
     *
     * @param topic topic name
     * @param payload payload as text
     * @param retained whether it came from the broker's store
     * @param qos quality of service
     * @param correlation correlation data as text
     */
    public record Seen(
            String topic,
            String payload,
            boolean retained,
            int qos,
            @Nullable String correlation) {}

    private final MqttAsyncClient client;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    private Watcher(MqttAsyncClient client) {
        this.client = client;
    }

    /** Connects and subscribes; returns when the subscription stands. */
    public static Watcher of(MqttTopicFilter filter) {
        try {
            Watcher watcher =
                    new Watcher(
                            new MqttAsyncClient(
                                    TestBroker.url(),
                                    "watcher-" + System.nanoTime(),
                                    new MemoryPersistence()));
            watcher.connect(filter);
            return watcher;
        } catch (MqttException e) {
            throw new IllegalStateException(e);
        }
    }

    private void connect(MqttTopicFilter filter) throws MqttException {
        client.setCallback(new Collector());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(TestBroker.USERNAME);
        options.setPassword(TestBroker.PASSWORD.getBytes(StandardCharsets.UTF_8));
        client.connect(options).waitForCompletion(10_000);
        client.subscribe(filter.value(), 1).waitForCompletion(10_000);
    }

    /** Everything so far, in order. */
    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** Everything so far on that topic. */
    public List<Seen> seenOn(String topic) {
        return seen.stream().filter(one -> one.topic().equals(topic)).toList();
    }

    /** Payloads so far on that topic. */
    public List<String> payloadsOn(String topic) {
        return seenOn(topic).stream().map(Seen::payload).toList();
    }

    /** Sends a command as the gateway does. */
    public void command(String topic, String value, String correlation, String responseTopic) {
        MqttProperties properties = new MqttProperties();
        properties.setCorrelationData(correlation.getBytes(StandardCharsets.UTF_8));
        properties.setResponseTopic(responseTopic);
        properties.setMessageExpiryInterval(10L);
        MqttMessage message = new MqttMessage(value.getBytes(StandardCharsets.UTF_8));
        message.setQos(1);
        message.setProperties(properties);
        try {
            client.publish(topic, message).waitForCompletion(10_000);
        } catch (MqttException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            client.disconnect().waitForCompletion(5_000);
            client.close();
        } catch (MqttException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Collector implements MqttCallback {

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            byte[] correlation = message.getProperties().getCorrelationData();
            seen.add(
                    new Seen(
                            topic,
                            new String(message.getPayload(), StandardCharsets.UTF_8),
                            message.isRetained(),
                            message.getQos(),
                            correlation == null
                                    ? null
                                    : new String(correlation, StandardCharsets.UTF_8)));
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
}
