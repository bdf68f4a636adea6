package io.tributary.gateway.preview.mqtt;

import io.tributary.gateway.mqtt.MqttConnections;
import io.tributary.gateway.preview.PreviewPublisher;
import io.tributary.gateway.site.GatewayIdentity;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.integration.mqtt.core.Mqttv5ClientManager;

/**
 * The connection on which previews leave; made where they are wanted. It is no bean, so that it
 * starts with the first commit and not with the application.
 */
@Configuration(proxyBeanMethods = false)
class PreviewOutboundFlow {

    private static final long STOP_MILLIS = 500;

    @Bean
    @Lazy
    PreviewPublisher previewPublisher(MqttConnections connections, GatewayIdentity gateway) {
        Mqttv5ClientManager connection =
                new Mqttv5ClientManager(
                        connections.withoutSession(),
                        connections.outboundClientId(gateway.site()) + "-preview");
        connection.setPersistence(new MemoryPersistence());
        connection.setQuiescentTimeout(STOP_MILLIS);
        connection.setDisconnectCompletionTimeout(STOP_MILLIS);
        return new MqttPreviewPublisher(connection);
    }
}
