package io.tributary.acquisition.handover.mqtt;

import io.tributary.acquisition.handover.BatchSender;
import io.tributary.acquisition.mqtt.MqttConnections;
import io.tributary.topology.mqtt.MqttTopic;
import io.tributary.topology.site.SiteModel;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.mqtt.core.ClientManager;
import org.springframework.integration.mqtt.core.Mqttv5ClientManager;

/** The connection on which batches leave. */
@Configuration(proxyBeanMethods = false)
class BatchOutboundFlow {

    private static final int SHARD = 0;

    @Bean
    ClientManager<IMqttAsyncClient, MqttConnectionOptions> batchConnection(
            MqttConnections connections, SiteModel site) {
        Mqttv5ClientManager manager =
                new Mqttv5ClientManager(
                        connections.withoutSession(), connections.outboundClientId(site.site()));
        manager.setPersistence(new MemoryPersistence());
        return manager;
    }

    @Bean
    BatchSender batchSender(
            ClientManager<IMqttAsyncClient, MqttConnectionOptions> batchConnection) {
        return new MqttBatchSender(batchConnection, MqttTopic.acquired(SHARD));
    }
}
