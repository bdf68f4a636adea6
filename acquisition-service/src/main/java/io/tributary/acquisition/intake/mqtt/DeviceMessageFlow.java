package io.tributary.acquisition.intake.mqtt;

import io.tributary.acquisition.handover.HandOver;
import io.tributary.acquisition.intake.DeviceMessageDecoder;
import io.tributary.acquisition.mqtt.MqttConnection;
import io.tributary.acquisition.mqtt.MqttConnectionFactory;
import io.tributary.acquisition.rate.RateLimit;
import io.tributary.topology.site.SiteModel;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.mapping.HeaderMapper;
import org.springframework.integration.mqtt.inbound.Mqttv5PahoMessageDrivenChannelAdapter;
import org.springframework.messaging.MessageHeaders;

/**
 * Device messages from the broker to the hand-over. Delivery: at least once at QoS 1 and 2
 * (acknowledged by the hand-over, never by the client), at most once at QoS 0. Order: as the broker
 * delivers.
 */
@Configuration(proxyBeanMethods = false)
class DeviceMessageFlow {

    /** Whatever the connection is subscribed to. */
    private static final String EVERYTHING = "#";

    @Bean
    DeviceSubscription deviceSubscription(HandOver handOver, RateLimit rate) {
        return new DeviceSubscription(handOver, rate);
    }

    /** Starts after the adapter, so that no message finds nobody, and stops before it. */
    @Bean
    MqttConnection deviceConnection(
            MqttConnectionFactory connections, SiteModel site, DeviceSubscription subscription) {
        return connections.inbound(site.site(), subscription);
    }

    /**
     * Passes on what arrives. It neither subscribes nor acknowledges: the connection does, see
     * there.
     */
    @Bean
    Mqttv5PahoMessageDrivenChannelAdapter deviceMessageInbound(MqttConnection deviceConnection) {
        Mqttv5PahoMessageDrivenChannelAdapter inbound =
                new Mqttv5PahoMessageDrivenChannelAdapter(deviceConnection, EVERYTHING);
        inbound.setPayloadType(MqttMessage.class);
        inbound.setHeaderMapper(new NoHeaders());
        deviceConnection.setPhase(inbound.getPhase() + 1);
        return inbound;
    }

    @Bean
    IntegrationFlow deviceMessages(
            Mqttv5PahoMessageDrivenChannelAdapter deviceMessageInbound,
            HandOver handOver,
            DeviceMessageDecoder decoder,
            InstantSource clock) {
        return IntegrationFlow.from(deviceMessageInbound)
                .handle(new DeviceMessageListener(handOver, decoder, clock))
                .get();
    }

    @Bean
    DeviceConnectionHealth deviceConnectionHealthIndicator(
            MqttConnection deviceConnection, DeviceSubscription subscription) {
        return new DeviceConnectionHealth(deviceConnection, subscription);
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
