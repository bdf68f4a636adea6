package io.tributary.gateway.command.mqtt;

import io.tributary.gateway.command.CommandPublisher;
import io.tributary.gateway.mqtt.MqttConnections;
import io.tributary.gateway.site.GatewayIdentity;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.mqtt.core.ClientManager;
import org.springframework.integration.mqtt.core.Mqttv5ClientManager;

/** The connection on which commands leave. */
@Configuration(proxyBeanMethods = false)
class CommandOutboundFlow {

    @Bean
    ClientManager<IMqttAsyncClient, MqttConnectionOptions> commandConnection(
            MqttConnections connections, GatewayIdentity gateway) {
        Mqttv5ClientManager manager =
                new Mqttv5ClientManager(
                        connections.withoutSession(), connections.outboundClientId(gateway.site()));
        manager.setPersistence(new MemoryPersistence());
        return manager;
    }

    @Bean
    CommandPublisher commandPublisher(
            ClientManager<IMqttAsyncClient, MqttConnectionOptions> commandConnection) {
        return new MqttCommandPublisher(commandConnection);
    }
}
