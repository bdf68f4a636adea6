package io.tributary.localstack.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocketFactory;
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
import org.jspecify.annotations.Nullable;

/** An MQTT 5 client with a session that stays; remembers the payloads that it received. */
final class Client implements AutoCloseable, MqttCallback {

    private static final long MILLIS = 20_000;
    private static final long FAREWELL_MILLIS = 200;
    private static final int REFUSED = 0x80;

    private final MqttAsyncClient client;
    private final List<String> received = new CopyOnWriteArrayList<>();

    private Client(MqttAsyncClient client) {
        this.client = client;
    }

    static Client connect(String url, String clientId, String username, String password)
            throws MqttException {
        MqttConnectionOptions options = options();
        options.setUserName(username);
        options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        return connect(url, clientId, options);
    }

    /** A client that trusts one authority and may show a certificate. */
    static Client connectByTls(
            String url,
            String clientId,
            @Nullable String username,
            @Nullable String password,
            SSLSocketFactory sockets)
            throws MqttException {
        MqttConnectionOptions options = options();
        options.setUserName(username);
        options.setPassword(password == null ? null : password.getBytes(StandardCharsets.UTF_8));
        options.setSocketFactory(sockets);
        options.setConnectionTimeout(5);
        return connect(url, clientId, options);
    }

    static Client connectAnonymously(String url) throws MqttException {
        return connect(url, "anonymous", options());
    }

    private static Client connect(String url, String clientId, MqttConnectionOptions options)
            throws MqttException {
        MqttAsyncClient client = new MqttAsyncClient(url, clientId, new MemoryPersistence());
        Client result = new Client(client);
        client.setCallback(result);
        try {
            client.connect(options).waitForCompletion(MILLIS);
        } catch (MqttException e) {
            client.close(true);
            throw e;
        }
        return result;
    }

    private static MqttConnectionOptions options() {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(false);
        options.setSessionExpiryInterval(3_600L);
        options.setReceiveMaximum(1_000);
        return options;
    }

    /** The reason code of the SUBACK. */
    int subscribe(String filter) throws MqttException {
        try {
            IMqttToken token = client.subscribe(new MqttSubscription(filter, 2));
            token.waitForCompletion(MILLIS);
            return token.getReasonCodes()[0];
        } catch (MqttException e) {
            return e.getReasonCode();
        }
    }

    /** Whether the broker takes it; one that does not may end the connection instead. */
    boolean mayPublish(String topic, String payload, boolean retained) {
        try {
            IMqttToken token =
                    client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), 1, retained);
            token.waitForCompletion(MILLIS);
            return Arrays.stream(token.getReasonCodes()).allMatch(code -> code < REFUSED);
        } catch (MqttException e) {
            return false;
        }
    }

    void publish(String topic, byte[] payload, int qos, boolean retained) throws MqttException {
        client.publish(topic, payload, qos, retained).waitForCompletion(MILLIS);
    }

    /** Sends at QoS 1 without waiting; the token tells when the broker has answered. */
    IMqttToken send(String topic, String payload) throws MqttException {
        return client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), 1, false);
    }

    void publish(String topic, String payload) throws MqttException {
        publish(topic, payload.getBytes(StandardCharsets.UTF_8), 1, false);
    }

    boolean isConnected() {
        return client.isConnected();
    }

    List<String> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() throws MqttException {
        // whatever state it is in: the broker may be ending it at this moment
        client.disconnectForcibly(FAREWELL_MILLIS, FAREWELL_MILLIS, true);
        client.close(true);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        received.add(new String(message.getPayload(), StandardCharsets.UTF_8));
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
