package io.tributary.gateway.running;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
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

/** A device that logs in with an account of its own. */
final class Node implements AutoCloseable, MqttCallback {

    private static final long MILLIS = 10_000;
    private static final long FAREWELL_MILLIS = 200;

    private final MqttAsyncClient client;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    private Node(MqttAsyncClient client) {
        this.client = client;
    }

    static Node connect(SiteBroker broker, String name, @Nullable String password)
            throws Exception {
        return connect(broker, name, name, password);
    }

    /** The same under a client id that is not its name. Its session stays when it has left. */
    static Node connect(SiteBroker broker, String clientId, String name, @Nullable String password)
            throws Exception {
        MqttAsyncClient client =
                new MqttAsyncClient(broker.url().toString(), clientId, new MemoryPersistence());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(false);
        options.setSessionExpiryInterval(60L);
        options.setUserName(name);
        options.setPassword(password == null ? null : password.getBytes(StandardCharsets.UTF_8));
        options.setAutomaticReconnect(false);
        Path authority = broker.caFile();
        if (authority != null) {
            options.setSocketFactory(trusting(authority));
        }
        Node node = new Node(client);
        client.setCallback(node);
        try {
            client.connect(options).waitForCompletion(MILLIS);
        } catch (MqttException e) {
            client.close(true);
            throw e;
        }
        return node;
    }

    /** Whether the broker takes it; one that does not may end the connection instead. */
    boolean mayPublish(String topic) {
        try {
            MqttMessage message = new MqttMessage("1".getBytes(StandardCharsets.UTF_8));
            message.setQos(1);
            IMqttToken token = client.publish(topic, message);
            token.waitForCompletion(MILLIS);
            int[] codes = token.getReasonCodes();
            return codes == null || codes.length == 0 || codes[0] < 0x80;
        } catch (MqttException e) {
            return false;
        }
    }

    void publish(String topic, String payload) throws MqttException {
        client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), 1, false)
                .waitForCompletion(MILLIS);
    }

    /** Whether the broker grants it. */
    boolean maySubscribe(String filter) {
        try {
            IMqttToken token = client.subscribe(new MqttSubscription(filter, 1));
            token.waitForCompletion(MILLIS);
            return token.getReasonCodes()[0] < 0x80;
        } catch (MqttException e) {
            return false;
        }
    }

    /** Topics of what came to it. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    boolean isConnected() {
        return client.isConnected();
    }

    @Override
    public void close() throws MqttException {
        // whatever state it is in: the broker may be ending it at this moment
        client.disconnectForcibly(0, FAREWELL_MILLIS, true);
        client.close(true);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        heard.add(topic);
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

    private static SSLSocketFactory trusting(Path authority) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var in = Files.newInputStream(authority)) {
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }
}
