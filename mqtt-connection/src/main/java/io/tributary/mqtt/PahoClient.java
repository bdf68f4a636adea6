package io.tributary.mqtt;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.tributary.mqtt.packet.IncomingPackets;
import io.tributary.mqtt.packet.PayloadLimit;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Paho's client, which sees what the broker sends only through {@link IncomingPackets}. */
final class PahoClient extends MqttAsyncClient {

    private final PayloadLimit limit;

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
        NetworkModule[] modules =
                address.startsWith("ssl:")
                        ? new NetworkModule[] {tls(address, options)}
                        : super.createNetworkModules(address, options);
        for (int i = 0; i < modules.length; i++) {
            modules[i] = new Network(modules[i], limit);
        }
        return modules;
    }

    private static TlsNetwork tls(String address, MqttConnectionOptions options) {
        SSLSocketFactory sockets =
                (SSLSocketFactory)
                        Objects.requireNonNullElseGet(
                                options.getSocketFactory(), SSLSocketFactory::getDefault);
        return new TlsNetwork(
                address, sockets, (int) SECONDS.toMillis(options.getConnectionTimeout()));
    }

    private record Network(NetworkModule module, PayloadLimit limit) implements NetworkModule {

        @Override
        public void start() throws IOException, MqttException {
            module.start();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new IncomingPackets(module.getInputStream(), limit);
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return module.getOutputStream();
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
