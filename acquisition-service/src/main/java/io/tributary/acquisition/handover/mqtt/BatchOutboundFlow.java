package io.tributary.acquisition.handover.mqtt;

import io.tributary.acquisition.backlog.GatewayBacklog;
import io.tributary.acquisition.backlog.mqtt.BacklogSubscription;
import io.tributary.acquisition.handover.BatchSender;
import io.tributary.acquisition.mqtt.MqttConnectionFactory;
import io.tributary.mqtt.MqttConnection;
import io.tributary.mqtt.ReceivedMessage;
import io.tributary.topology.mqtt.MqttTopic;
import io.tributary.topology.site.SiteModel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The connection on which batches leave, and on which the gateway tells which it has. */
@Configuration(proxyBeanMethods = false)
class BatchOutboundFlow {

    private static final int SHARD = 0;

    @Bean
    MqttConnection batchConnection(
            MqttConnectionFactory connections, SiteModel site, GatewayBacklog backlog) {
        BacklogSubscription reports = new BacklogSubscription(backlog, SHARD);
        MqttConnection connection = connections.outbound(site.site(), reports);
        connection.<ReceivedMessage>addDefaultMessageHandler(
                (topic, report) -> reports.arrived(report));
        return connection;
    }

    @Bean
    BatchSender batchSender(MqttConnection batchConnection) {
        return new MqttBatchSender(batchConnection, MqttTopic.acquired(SHARD));
    }
}
