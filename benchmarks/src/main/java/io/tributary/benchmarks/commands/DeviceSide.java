package io.tributary.benchmarks.commands;

import io.tributary.benchmarks.Environment;
import io.tributary.mqtt.PromptSockets;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

/** All devices on one connection: takes every command and reports at once that it is done. */
final class DeviceSide implements AutoCloseable, MqttCallback {

    private final Ledger ledger;
    private final MqttAsyncClient client;
    private final ExecutorService reporting = Executors.newSingleThreadExecutor();

    DeviceSide(Ledger ledger) throws MqttException {
        this.ledger = ledger;
        client =
                new MqttAsyncClient(
                        Environment.get("MQTT_URL"), "commands", new MemoryPersistence());
        client.setCallback(this);
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(Environment.get("MQTT_BRIDGE_USERNAME"));
        options.setPassword(
                Environment.get("MQTT_BRIDGE_PASSWORD").getBytes(StandardCharsets.UTF_8));
        options.setSocketFactory(new PromptSockets());
        client.connect(options).waitForCompletion();
    }

    /** Takes commands from now on, and says that every device is there. */
    void start() throws MqttException {
        client.subscribe(new MqttSubscription("cmnd/" + Switches.LOCATION + "/#", 1))
                .waitForCompletion();
        for (int i = 0; i < Switches.DEVICES; i++) {
            client.publish(
                            "config/%s/%s/status".formatted(Switches.LOCATION, Switches.device(i)),
                            "online".getBytes(StandardCharsets.UTF_8),
                            1,
                            true)
                    .waitForCompletion();
        }
    }

    @Override
    public void messageArrived(String topic, MqttMessage command) {
        byte[] id = command.getProperties().getCorrelationData();
        ledger.arrived(new String(id, StandardCharsets.US_ASCII));
        MqttProperties properties = new MqttProperties();
        properties.setCorrelationData(id);
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
        reporting.close();
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
