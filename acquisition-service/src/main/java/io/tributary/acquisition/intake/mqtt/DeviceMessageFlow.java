package io.tributary.acquisition.intake.mqtt;

import io.tributary.acquisition.handover.HandOver;
import io.tributary.acquisition.intake.DeviceMessageDecoder;
import io.tributary.acquisition.mqtt.MqttConnections;
import io.tributary.topology.mqtt.MqttTopicFilter;
import io.tributary.topology.site.SiteModel;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.mapping.HeaderMapper;
import org.springframework.messaging.MessageHeaders;

/**
 * Device messages from the broker to the hand-over. Delivery: at least once at QoS 1 and 2
 * (acknowledged by the hand-over, never by the client), at most once at QoS 0. Order: as the broker
 * delivers.
 */
@Configuration(proxyBeanMethods = false)
class DeviceMessageFlow {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceMessageFlow.class);

    /** Retained messages are not sent at subscription. */
    private static final int NO_REPLAY = 2;

    /** Retained messages are sent at every subscription. */
    private static final int REPLAY = 0;

    @Bean
    DeviceMessageInbound deviceMessageInbound(
            MqttConnections connections, SiteModel site, ObjectProvider<HandOver> handOver) {
        DeviceMessageInbound inbound =
                new DeviceMessageInbound(
                        connections.withSession(),
                        connections.inboundClientId(site.site()),
                        () -> handOver.getObject().connectionLost(),
                        DeviceMessageFlow::endProcess,
                        subscription(MqttTopicFilter.ALL_SENSE, NO_REPLAY),
                        subscription(MqttTopicFilter.ALL_TEST, NO_REPLAY),
                        subscription(MqttTopicFilter.ALL_CONFIG, REPLAY));
        inbound.setPersistence(new MemoryPersistence());
        inbound.setManualAcks(true);
        inbound.setPayloadType(MqttMessage.class);
        inbound.setHeaderMapper(new NoHeaders());
        return inbound;
    }

    @Bean
    IntegrationFlow deviceMessages(
            DeviceMessageInbound deviceMessageInbound,
            HandOver handOver,
            DeviceMessageDecoder decoder,
            InstantSource clock) {
        return IntegrationFlow.from(deviceMessageInbound)
                .handle(new DeviceMessageListener(handOver, decoder, clock))
                .get();
    }

    private static MqttSubscription subscription(MqttTopicFilter filter, int retainHandling) {
        MqttSubscription subscription = new MqttSubscription(filter.value(), 1);
        subscription.setRetainHandling(retainHandling);
        return subscription;
    }

    /** Two clients of one id would take the session from each other for ever. */
    private static void endProcess() {
        LOG.error(
                "another client took over this service's MQTT session; is acquisition running twice for this site? Ending");
        Thread.ofPlatform().name("session-taken-over").start(() -> System.exit(1));
    }

    /** The payload carries the MQTT properties; nothing is copied into headers. */
    private static final class NoHeaders implements HeaderMapper<MqttProperties> {

        @Override
        public void fromHeaders(MessageHeaders headers, MqttProperties target) {
            throw new UnsupportedOperationException("inbound only");
        }

        @Override
        public Map<String, Object> toHeaders(MqttProperties source) {
            return new HashMap<>();
        }
    }
}
