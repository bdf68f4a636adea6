package io.tributary.gateway.intake.mqtt;

import io.tributary.gateway.intake.BatchSource;
import io.tributary.gateway.intake.Intake;
import io.tributary.gateway.mqtt.MqttConnections;
import io.tributary.gateway.site.GatewayIdentity;
import io.tributary.mqtt.MqttConnection;
import io.tributary.mqtt.MqttInbound;
import io.tributary.mqtt.packet.PayloadLimit;
import io.tributary.topology.mqtt.MqttTopic;
import io.tributary.topology.mqtt.MqttTopicFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.mqtt.inbound.Mqttv5PahoMessageDrivenChannelAdapter;

/**
 * Batches from the broker to the journal. Delivery: at least once, acknowledged by the intake when
 * they are on the disk. Connected by the gateway's start, once the journal is open.
 */
@Configuration(proxyBeanMethods = false)
class BatchInboundFlow {

    @Bean
    BatchSubscription batchSubscription(GatewayIdentity gateway) {
        return new BatchSubscription(MqttTopicFilter.of(MqttTopic.acquired(gateway.shard())));
    }

    @Bean
    MqttConnection batchConnection(
            MqttConnections connections, GatewayIdentity gateway, BatchSubscription subscription) {
        return connections.inbound(
                gateway.site(), PayloadLimit.of(Intake.MAX_BATCH_BYTES), subscription);
    }

    @Bean
    Mqttv5PahoMessageDrivenChannelAdapter batchInbound(MqttConnection batchConnection) {
        return MqttInbound.on(batchConnection);
    }

    @Bean
    IntegrationFlow batches(
            Mqttv5PahoMessageDrivenChannelAdapter batchInbound, BatchSubscription subscription) {
        return IntegrationFlow.from(batchInbound).handle(subscription::received).get();
    }

    @Bean
    BatchSource batchSource(MqttConnection batchConnection, BatchSubscription subscription) {
        return new MqttBatchSource(batchConnection, subscription);
    }
}
