package io.tributary.gateway.running;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.jspecify.annotations.Nullable;

/** A device that logs in with an account of its own. */
final class Node implements AutoCloseable {

    private static final long MILLIS = 10_000;
    private static final long FAREWELL_MILLIS = 200;

    private final MqttAsyncClient client;

    private Node(MqttAsyncClient client) {
        this.client = client;
    }

    static Node connect(SiteBroker broker, String name, @Nullable String password)
            throws Exception {
        MqttAsyncClient client =
                new MqttAsyncClient(broker.url().toString(), name, new MemoryPersistence());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(name);
        options.setPassword(password == null ? null : password.getBytes(StandardCharsets.UTF_8));
        options.setAutomaticReconnect(false);
        Path authority = broker.caFile();
        if (authority != null) {
            options.setSocketFactory(trusting(authority));
        }
        Node node = new Node(client);
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

    boolean isConnected() {
        return client.isConnected();
    }

    @Override
    public void close() throws MqttException {
        // whatever state it is in: the broker may be ending it at this moment
        client.disconnectForcibly(0, FAREWELL_MILLIS, true);
        client.close(true);
    }

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
