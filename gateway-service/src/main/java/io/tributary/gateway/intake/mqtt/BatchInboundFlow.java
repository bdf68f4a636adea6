package io.tributary.gateway.intake.mqtt;

import io.tributary.gateway.mqtt.MqttConnections;
import io.tributary.gateway.mqtt.SessionTakeover;
import io.tributary.gateway.site.GatewayIdentity;
import io.tributary.topology.mqtt.MqttTopic;
import io.tributary.topology.mqtt.MqttTopicFilter;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;

/**
 * Batches from the broker to the journal. Delivery: at least once, acknowledged by the intake when
 * they are on the disk. Started by the gateway's start, once the journal is open.
 */
@Configuration(proxyBeanMethods = false)
class BatchInboundFlow {

    /** The end of the process is not held up longer by a broker that does not answer. */
    private static final long STOP_MILLIS = 1_500;

    @Bean
    BatchInbound batchInbound(
            MqttConnections connections, GatewayIdentity gateway, SessionTakeover takeover) {
        MqttTopicFilter filter = MqttTopicFilter.of(MqttTopic.acquired(gateway.shard()));
        BatchInbound inbound =
                new BatchInbound(
                        connections.withSession(),
                        connections.inboundClientId(gateway.site()),
                        takeover,
                        new MqttSubscription(filter.value(), 1));
        inbound.setPersistence(new MemoryPersistence());
        inbound.setManualAcks(true);
        inbound.setAutoStartup(false);
        inbound.setQuiescentTimeout(STOP_MILLIS);
        inbound.setDisconnectCompletionTimeout(STOP_MILLIS);
        return inbound;
    }

    @Bean
    MqttBatchSource batchSource(BatchInbound batchInbound) {
        return new MqttBatchSource(batchInbound);
    }

    @Bean
    IntegrationFlow batches(BatchInbound batchInbound, MqttBatchSource batchSource) {
        return IntegrationFlow.from(batchInbound).handle(batchSource::received).get();
    }
}
