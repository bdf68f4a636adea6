package io.tributary.gateway.mqtt;

import io.tributary.topology.name.SiteId;
import java.nio.charset.StandardCharsets;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.springframework.stereotype.Component;

/** How this service connects to the broker: MQTT 5, fixed client ids, no topic aliases. */
@Component
public class MqttConnections {

    /** Our session never expires by itself: it holds the batches that come while we are away. */
    private static final long NEVER = 0xFFFF_FFFFL;

    private static final int MAX_RECONNECT_DELAY_MILLIS = 5_000;

    private final MqttProperties properties;

    MqttConnections(MqttProperties properties) {
        this.properties = properties;
    }

    /** The client id under which batches are taken; one per site, since its session holds them. */
    public String inboundClientId(SiteId site) {
        return "tributary-gateway-" + site;
    }

    /** The client id under which commands are published. */
    public String outboundClientId(SiteId site) {
        return "tributary-gateway-" + site + "-out";
    }

    /** For the client that takes batches: its session outlives the connection. */
    public MqttConnectionOptions withSession() {
        MqttConnectionOptions options = base();
        options.setCleanStart(false);
        options.setSessionExpiryInterval(NEVER);
        options.setReceiveMaximum(properties.receiveMaximum());
        return options;
    }

    /**
     * For the client that only publishes: what is sent again, and what never is, is decided by us,
     * not the library.
     */
    public MqttConnectionOptions withoutSession() {
        MqttConnectionOptions options = base();
        options.setCleanStart(true);
        options.setSessionExpiryInterval(0L);
        return options;
    }

    private MqttConnectionOptions base() {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setServerURIs(new String[] {properties.url().toString()});
        options.setUserName(properties.username());
        options.setPassword(properties.password().getBytes(StandardCharsets.UTF_8));
        if ("tcp".equals(properties.url().getScheme())) {
            options.setSocketFactory(new AnsweredSocketFactory(properties.keepAlive()));
        }
        options.setAutomaticReconnect(true);
        options.setAutomaticReconnectDelay(1, 2);
        options.setMaxReconnectDelay(MAX_RECONNECT_DELAY_MILLIS);
        options.setConnectionTimeout(10);
        options.setKeepAliveInterval((int) properties.keepAlive().toSeconds());
        return options;
    }
}
