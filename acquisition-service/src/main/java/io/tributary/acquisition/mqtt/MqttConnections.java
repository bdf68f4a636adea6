package io.tributary.acquisition.mqtt;

import io.tributary.topology.name.SiteId;
import java.nio.charset.StandardCharsets;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.springframework.stereotype.Component;

/** How this service connects to the broker: MQTT 5, fixed client ids, no topic aliases. */
@Component
public class MqttConnections {

    /**
     * Sessions of ours never expire by themselves: they hold what devices published while we were
     * away.
     */
    private static final long NEVER = 0xFFFF_FFFFL;

    private static final int MAX_RECONNECT_DELAY_MILLIS = 5_000;

    private final MqttProperties properties;

    MqttConnections(MqttProperties properties) {
        this.properties = properties;
    }

    /**
     * The client id under which device messages are taken; one per site, since its session is the
     * queue.
     */
    public String inboundClientId(SiteId site) {
        return "tributary-acquisition-" + site;
    }

    /** The client id under which batches are published. */
    public String outboundClientId(SiteId site) {
        return "tributary-acquisition-" + site + "-out";
    }

    /** Device messages that may wait for our acknowledgement. */
    public int receiveMaximum() {
        return properties.receiveMaximum();
    }

    /** Larger payloads are rejected unread. */
    public int maxPayloadBytes() {
        return properties.maxPayloadBytes();
    }

    /** For the client that takes messages: its session outlives the connection. */
    public MqttConnectionOptions withSession() {
        MqttConnectionOptions options = base();
        options.setCleanStart(false);
        options.setSessionExpiryInterval(NEVER);
        options.setReceiveMaximum(properties.receiveMaximum());
        return options;
    }

    /**
     * For the client that only publishes: we send again ourselves what was not acknowledged, so
     * that the library must not do it too.
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
        options.setAutomaticReconnect(true);
        options.setAutomaticReconnectDelay(1, 2);
        options.setMaxReconnectDelay(MAX_RECONNECT_DELAY_MILLIS);
        options.setConnectionTimeout(10);
        options.setKeepAliveInterval((int) properties.keepAlive().toSeconds());
        return options;
    }
}
