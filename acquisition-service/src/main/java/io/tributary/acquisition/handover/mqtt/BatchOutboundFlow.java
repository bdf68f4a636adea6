package io.tributary.acquisition.handover.mqtt;

import io.tributary.acquisition.handover.BatchSender;
import io.tributary.acquisition.mqtt.MqttConnection;
import io.tributary.acquisition.mqtt.MqttConnectionFactory;
import io.tributary.acquisition.mqtt.MqttConnectionListener;
import io.tributary.topology.mqtt.MqttTopic;
import io.tributary.topology.site.SiteModel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The connection on which batches leave. */
@Configuration(proxyBeanMethods = false)
class BatchOutboundFlow {

    private static final int SHARD = 0;

    @Bean
    MqttConnection batchConnection(MqttConnectionFactory connections, SiteModel site) {
        return connections.outbound(site.site(), new MqttConnectionListener() {});
    }

    @Bean
    BatchSender batchSender(MqttConnection batchConnection) {
        return new MqttBatchSender(batchConnection, MqttTopic.acquired(SHARD));
    }
}
