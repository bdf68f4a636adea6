package io.tributary.acquisition.mqtt;

import io.tributary.topology.name.SiteId;
import java.nio.charset.StandardCharsets;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes this service's connections: MQTT 5, fixed client ids, no topic aliases. */
@Component
public class MqttConnectionFactory {

    private static final Logger LOG = LoggerFactory.getLogger(MqttConnectionFactory.class);

    /**
     * Sessions of ours never expire by themselves: they hold what devices published while we were
     * away.
     */
    private static final long NEVER = 0xFFFF_FFFFL;

    private final MqttProperties properties;

    MqttConnectionFactory(MqttProperties properties) {
        this.properties = properties;
    }

    /**
     * The connection on which device messages arrive; one per site, since its session is the queue.
     * The session outlives the connection and this process.
     */
    public MqttConnection inbound(SiteId site, MqttConnectionListener listener) {
        MqttConnectionOptions options = options();
        options.setCleanStart(false);
        options.setSessionExpiryInterval(NEVER);
        options.setReceiveMaximum(properties.receiveMaximum());
        return connection(options, "tributary-acquisition-" + site, listener);
    }

    /**
     * The connection on which batches leave. It has no session: we send again ourselves what was
     * not acknowledged, so that the library must not do it too.
     */
    public MqttConnection outbound(SiteId site, MqttConnectionListener listener) {
        MqttConnectionOptions options = options();
        options.setCleanStart(true);
        options.setSessionExpiryInterval(0L);
        return connection(options, "tributary-acquisition-" + site + "-out", listener);
    }

    /** Device messages that may wait for our acknowledgement. */
    public int receiveMaximum() {
        return properties.receiveMaximum();
    }

    /** Larger payloads are rejected unread. */
    public int maxPayloadBytes() {
        return properties.maxPayloadBytes();
    }

    private MqttConnection connection(
            MqttConnectionOptions options, String clientId, MqttConnectionListener listener) {
        return new MqttConnection(
                options,
                clientId,
                properties.maxPayloadBytes(),
                listener,
                MqttConnectionFactory::endProcess);
    }

    private MqttConnectionOptions options() {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setServerURIs(new String[] {properties.url().toString()});
        options.setUserName(properties.username());
        options.setPassword(properties.password().getBytes(StandardCharsets.UTF_8));
        options.setAutomaticReconnect(false);
        options.setConnectionTimeout(10);
        options.setKeepAliveInterval((int) properties.keepAlive().toSeconds());
        return options;
    }

    /** Two clients of one id would take the session from each other for ever. */
    private static void endProcess() {
        LOG.error(
                "another client took over this service's MQTT session; is acquisition running twice for this site? Ending");
        Thread.ofPlatform().name("session-taken-over").start(() -> System.exit(1));
    }
}
