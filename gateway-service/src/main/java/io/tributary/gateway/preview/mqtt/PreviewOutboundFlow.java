package io.tributary.gateway.preview.mqtt;

import io.tributary.gateway.mqtt.MqttConnections;
import io.tributary.gateway.preview.PreviewPublisher;
import io.tributary.gateway.site.GatewayIdentity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The connection on which previews leave; made where they are wanted. */
@Configuration(proxyBeanMethods = false)
class PreviewOutboundFlow {

    @Bean
    @Lazy
    PreviewPublisher previewPublisher(MqttConnections connections, GatewayIdentity gateway) {
        return new MqttPreviewPublisher(connections.preview(gateway.site()));
    }
}
