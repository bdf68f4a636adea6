package io.tributary.gateway.command.mqtt;

import io.tributary.gateway.command.CommandPublisher;
import io.tributary.gateway.mqtt.MqttConnections;
import io.tributary.gateway.site.GatewayIdentity;
import io.tributary.mqtt.MqttConnection;
import io.tributary.mqtt.MqttPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The connection on which commands leave, and reports and replays beside them. */
@Configuration(proxyBeanMethods = false)
class CommandOutboundFlow {

    @Bean
    MqttConnection commandConnection(MqttConnections connections, GatewayIdentity gateway) {
        return connections.outbound(gateway.site());
    }

    @Bean
    MqttPublisher mqttPublisher(MqttConnection commandConnection) {
        return new MqttPublisher(commandConnection);
    }

    @Bean
    CommandPublisher commandPublisher(MqttConnection commandConnection, MqttPublisher publisher) {
        return new MqttCommandPublisher(commandConnection, publisher);
    }
}
