package io.tributary.gateway.running;

import io.tributary.topology.command.Command;
import io.tributary.topology.name.ActuatorName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
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
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** A device whose session outlives its connections, and that remembers when each command came. */
final class Appliance implements AutoCloseable, MqttCallback {

    private static final long MILLIS = 20_000;
    private static final long SESSION_SECONDS = 300;

    private final String mqttUrl;
    private final String clientId;
    private final String filter;
    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private MqttAsyncClient client;

    /** A command as it came to the device. */
    record Arrival(String actuator, String value, String correlation, Instant at) {}

    /**
     * @param device its client id
     * @param filter what it subscribes below {@code cmnd/kitchen/}
     */
    Appliance(String mqttUrl, String device, String filter) throws MqttException {
        this.mqttUrl = mqttUrl;
        this.clientId = device;
        this.filter = "cmnd/kitchen/" + filter;
        this.client = connect();
    }

    private MqttAsyncClient connect() throws MqttException {
        MqttAsyncClient next = new MqttAsyncClient(mqttUrl, clientId, new MemoryPersistence());
        next.setCallback(this);
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(Edge.USERNAME);
        options.setPassword(Edge.PASSWORD.getBytes(StandardCharsets.UTF_8));
        options.setCleanStart(false);
        options.setSessionExpiryInterval(SESSION_SECONDS);
        next.connect(options).waitForCompletion(MILLIS);
        next.subscribe(new MqttSubscription(filter, 1)).waitForCompletion(MILLIS);
        return next;
    }

    /** Power is gone; the broker keeps its session. */
    void switchOff() throws MqttException {
        client.disconnectForcibly(0, 500, false);
        client.close(true);
    }

    void switchOn() throws MqttException {
        client = connect();
    }

    List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    /** What came to the actuator. */
    List<Arrival> arrivals(ActuatorName actuator) {
        return arrivals.stream().filter(each -> each.actuator().equals(actuator.value())).toList();
    }

    /** How often the command came. */
    long times(Command command) {
        String id = command.id().toString();
        return arrivals.stream().filter(each -> each.correlation().equals(id)).count();
    }

    /** How long before the end of its time to live the command came last. */
    Duration slack(Command command) {
        String id = command.id().toString();
        return arrivals.stream()
                .filter(each -> each.correlation().equals(id))
                .reduce((first, second) -> second)
                .map(each -> Duration.between(each.at(), command.expiresAt()))
                .orElseThrow();
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        arrivals.add(
                new Arrival(
                        topic.substring(topic.lastIndexOf('/') + 1),
                        new String(message.getPayload(), StandardCharsets.UTF_8),
                        new String(
                                message.getProperties().getCorrelationData(),
                                StandardCharsets.US_ASCII),
                        Instant.now()));
    }

    /** Its session ends with it. */
    @Override
    public void close() throws MqttException {
        MqttProperties expiry = new MqttProperties();
        expiry.setSessionExpiryInterval(0L);
        client.disconnectForcibly(0, 500, 0, expiry);
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
