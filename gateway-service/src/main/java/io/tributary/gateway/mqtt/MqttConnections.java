package io.tributary.gateway.mqtt;

import io.tributary.mqtt.MqttBroker;
import io.tributary.mqtt.MqttConnection;
import io.tributary.mqtt.MqttConnectionListener;
import io.tributary.mqtt.packet.PayloadLimit;
import io.tributary.topology.name.SiteId;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Makes this service's connections, with fixed client ids. They do not start with the application
 * but with the gateway: one that may not run does not push aside the one that does.
 */
@Component
@EnableConfigurationProperties(MqttBroker.class)
public class MqttConnections {

    /** Nobody sends us anything on the connection without a session. */
    private static final PayloadLimit NOTHING = PayloadLimit.of(0);

    private final MqttBroker broker;
    private final MqttProperties properties;

    MqttConnections(MqttBroker broker, MqttProperties properties) {
        this.broker = broker;
        this.properties = properties;
    }

    /** The connection on which batches come; one per site, since its session holds them. */
    public MqttConnection inbound(
            SiteId site, PayloadLimit limit, MqttConnectionListener listener) {
        return startedByTheGateway(
                MqttConnection.withSession(
                        broker,
                        "tributary-gateway-" + site,
                        properties.receiveMaximum(),
                        limit,
                        listener));
    }

    /** The connection on which commands, reports and replays leave. */
    public MqttConnection outbound(SiteId site) {
        return publishing(site, "out");
    }

    /** The connection on which previews leave: no command waits behind one. */
    public MqttConnection preview(SiteId site) {
        return publishing(site, "preview");
    }

    /**
     * The connection on which accounts of devices are changed: a broker that does not allow it may
     * end it without harm to the others.
     */
    public MqttConnection accounts(
            SiteId site, PayloadLimit limit, MqttConnectionListener listener) {
        return startedByTheGateway(
                MqttConnection.withoutSession(
                        broker, "tributary-gateway-" + site + "-accounts", limit, listener));
    }

    private MqttConnection publishing(SiteId site, String what) {
        return startedByTheGateway(
                MqttConnection.withoutSession(
                        broker,
                        "tributary-gateway-" + site + "-" + what,
                        NOTHING,
                        new MqttConnectionListener() {}));
    }

    private static MqttConnection startedByTheGateway(MqttConnection connection) {
        connection.setAutoStartup(false);
        return connection;
    }
}
