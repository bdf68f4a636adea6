package io.tributary.mqtt;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.tributary.mqtt.packet.IncomingPackets;
import io.tributary.mqtt.packet.OutgoingPackets;
import io.tributary.mqtt.packet.PayloadLimit;
import io.tributary.mqtt.packet.Publish;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;

/**
 * Paho's client, which sees what the broker sends only through {@link IncomingPackets}, and for
 * which PUBACKs are sent past it. For one connection.
 */
final class PahoClient extends MqttAsyncClient {

    private final PayloadLimit limit;
    private volatile Consumer<Publish> publishes = publish -> {};
    private volatile @Nullable OutgoingPackets outgoing;

    private PahoClient(String url, String clientId, PayloadLimit limit) throws MqttException {
        super(url, clientId, new MemoryPersistence());
        this.limit = limit;
    }

    static PahoClient of(String url, String clientId, PayloadLimit limit) {
        try {
            return new PahoClient(url, clientId, limit);
        } catch (MqttException e) {
            throw new IllegalStateException("no MQTT client for " + url, e);
        }
    }

    @Override
    protected NetworkModule[] createNetworkModules(String address, MqttConnectionOptions options)
            throws MqttException {
        boolean encrypted = address.startsWith("ssl:");
        if (!encrypted && options.getSocketFactory() == null) {
            options.setSocketFactory(new PromptSockets());
        }
        NetworkModule[] modules =
                encrypted
                        ? new NetworkModule[] {tls(address, options)}
                        : super.createNetworkModules(address, options);
        for (int i = 0; i < modules.length; i++) {
            modules[i] = new Network(modules[i]);
        }
        return modules;
    }

    /** Who gets what is published, on the thread that reads; to be told before connecting. */
    void receive(Consumer<Publish> receiver) {
        publishes = receiver;
    }

    /** Adds a PUBACK to those that {@link #flushAcknowledgements()} sends. */
    void acknowledge(int packetId) throws IOException {
        connected().acknowledge(packetId);
    }

    /** Sends the PUBACKs that were added. */
    void flushAcknowledgements() throws IOException {
        connected().flushAcknowledgements();
    }

    private OutgoingPackets connected() throws IOException {
        OutgoingPackets out = outgoing;
        if (out == null) {
            throw new IOException("not connected");
        }
        return out;
    }

    private static TlsNetwork tls(String address, MqttConnectionOptions options) {
        SSLSocketFactory sockets =
                (SSLSocketFactory)
                        Objects.requireNonNullElseGet(
                                options.getSocketFactory(), SSLSocketFactory::getDefault);
        return new TlsNetwork(
                address, sockets, (int) SECONDS.toMillis(options.getConnectionTimeout()));
    }

    private final class Network implements NetworkModule {

        private final NetworkModule module;

        Network(NetworkModule module) {
            this.module = module;
        }

        @Override
        public void start() throws IOException, MqttException {
            module.start();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new IncomingPackets(module.getInputStream(), limit, publishes);
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            OutgoingPackets out = new OutgoingPackets(module.getOutputStream());
            outgoing = out;
            return out;
        }

        @Override
        public void stop() throws IOException {
            module.stop();
        }

        @Override
        public String getServerURI() {
            return module.getServerURI();
        }
    }
}
