package io.tributary.gateway.command.mqtt;

import io.tributary.gateway.command.CommandPublisher;
import io.tributary.gateway.mqtt.MqttConnections;
import io.tributary.gateway.mqtt.SessionTakeover;
import io.tributary.gateway.site.GatewayIdentity;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The connection on which commands leave. */
@Configuration(proxyBeanMethods = false)
class CommandOutboundFlow {

    private static final long CONNECT_MILLIS = 10_000;

    /** The end of the process is not held up longer by a broker that does not answer. */
    private static final long STOP_MILLIS = 500;

    @Bean
    CommandConnection commandConnection(
            MqttConnections connections, GatewayIdentity gateway, SessionTakeover takeover) {
        CommandConnection connection =
                new CommandConnection(
                        connections.withoutSession(),
                        connections.outboundClientId(gateway.site()),
                        takeover);
        connection.setPersistence(new MemoryPersistence());
        connection.setCompletionTimeout(CONNECT_MILLIS);
        connection.setQuiescentTimeout(STOP_MILLIS);
        connection.setDisconnectCompletionTimeout(STOP_MILLIS);
        return connection;
    }

    @Bean
    CommandPublisher commandPublisher(CommandConnection commandConnection) {
        return new MqttCommandPublisher(commandConnection);
    }
}
