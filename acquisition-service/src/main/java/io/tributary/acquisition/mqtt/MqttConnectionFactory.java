package io.tributary.acquisition.mqtt;

import io.tributary.mqtt.MqttBroker;
import io.tributary.mqtt.MqttConnection;
import io.tributary.mqtt.MqttConnectionListener;
import io.tributary.mqtt.packet.PayloadLimit;
import io.tributary.topology.mqtt.MqttTopicFilter;
import io.tributary.topology.name.SiteId;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Makes this service's connections, with fixed client ids. */
@Component
@EnableConfigurationProperties(MqttBroker.class)
public class MqttConnectionFactory {

    /** A payload of 64 KiB in Base64, with its topic and who asks; only the gateway may send it. */
    private static final int MAX_REPLAY_BYTES = 192 * 1024;

    private final MqttBroker broker;
    private final MqttProperties properties;

    MqttConnectionFactory(MqttBroker broker, MqttProperties properties) {
        this.broker = broker;
        this.properties = properties;
    }

    /**
     * The connection on which device messages arrive; one per site, since its session is the queue.
     * The session outlives the connection and this process.
     */
    public MqttConnection inbound(SiteId site, MqttConnectionListener listener) {
        return MqttConnection.withSession(
                broker,
                "tributary-acquisition-" + site,
                properties.receiveMaximum(),
                limit().orUnder(MqttTopicFilter.ALL_REPLAY, MAX_REPLAY_BYTES),
                listener);
    }

    /** The connection on which batches leave: we send again ourselves what was not acknowledged. */
    public MqttConnection outbound(SiteId site, MqttConnectionListener listener) {
        return MqttConnection.withoutSession(
                broker, "tributary-acquisition-" + site + "-out", limit(), listener);
    }

    /** Device messages that may wait for our acknowledgement. */
    public int receiveMaximum() {
        return properties.receiveMaximum();
    }

    /** Larger payloads are rejected unread. */
    public int maxPayloadBytes() {
        return properties.maxPayloadBytes();
    }

    private PayloadLimit limit() {
        return PayloadLimit.of(properties.maxPayloadBytes());
    }
}
