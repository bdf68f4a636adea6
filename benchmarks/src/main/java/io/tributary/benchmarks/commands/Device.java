package io.tributary.benchmarks.commands;

import io.tributary.benchmarks.Environment;
import io.tributary.mqtt.PromptSockets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executor;
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

/** One device with its switches: takes every command and reports at once that it is done. */
final class Device implements AutoCloseable, MqttCallback {

    private final String id;
    private final List<String> switches;
    private final Ledger ledger;
    private final Executor reporting;
    private final MqttAsyncClient client;

    /**
     * Connects.
     *
     * @param switches its actuators
     * @param reporting publishes, which a callback must not
     */
    Device(String id, List<String> switches, Ledger ledger, Executor reporting)
            throws MqttException {
        this.id = id;
        this.switches = switches;
        this.ledger = ledger;
        this.reporting = reporting;
        client = new MqttAsyncClient(Environment.get("MQTT_URL"), id, new MemoryPersistence());
        client.setCallback(this);
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(Environment.get("MQTT_BRIDGE_USERNAME"));
        options.setPassword(
                Environment.get("MQTT_BRIDGE_PASSWORD").getBytes(StandardCharsets.UTF_8));
        options.setSocketFactory(new PromptSockets());
        client.connect(options).waitForCompletion();
    }

    /** Takes commands from now on, and says that it is there. */
    void start() throws MqttException {
        client.subscribe(
                        switches.stream()
                                .map(each -> "cmnd/%s/%s".formatted(Switches.LOCATION, each))
                                .map(topic -> new MqttSubscription(topic, 1))
                                .toArray(MqttSubscription[]::new))
                .waitForCompletion();
        client.publish(
                        "config/%s/%s/status".formatted(Switches.LOCATION, id),
                        "online".getBytes(StandardCharsets.UTF_8),
                        1,
                        true)
                .waitForCompletion();
    }

    @Override
    public void messageArrived(String topic, MqttMessage command) {
        byte[] correlation = command.getProperties().getCorrelationData();
        ledger.arrived(new String(correlation, StandardCharsets.US_ASCII));
        MqttProperties properties = new MqttProperties();
        properties.setCorrelationData(correlation);
        MqttMessage report = new MqttMessage(command.getPayload(), 1, true, properties);
        reporting.execute(() -> publish(command.getProperties().getResponseTopic(), report));
    }

    private void publish(String topic, MqttMessage report) {
        try {
            client.publish(topic, report);
        } catch (MqttException e) {
            throw new IllegalStateException("the broker does not take a report", e);
        }
    }

    @Override
    public void close() throws MqttException {
        client.disconnect().waitForCompletion();
        client.close();
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
