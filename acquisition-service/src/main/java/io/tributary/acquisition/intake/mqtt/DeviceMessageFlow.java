package io.tributary.acquisition.intake.mqtt;

import io.tributary.acquisition.handover.HandOver;
import io.tributary.acquisition.intake.DeviceMessageDecoder;
import io.tributary.acquisition.mqtt.MqttConnectionFactory;
import io.tributary.acquisition.rate.RateLimit;
import io.tributary.mqtt.MqttConnection;
import io.tributary.mqtt.MqttInbound;
import io.tributary.topology.site.SiteModel;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.mqtt.inbound.Mqttv5PahoMessageDrivenChannelAdapter;

/**
 * Device messages from the broker to the hand-over. Delivery: at least once at QoS 1 and 2
 * (acknowledged by the hand-over, never by the client), at most once at QoS 0. Order: as the broker
 * delivers.
 */
@Configuration(proxyBeanMethods = false)
class DeviceMessageFlow {

    @Bean
    DeviceSubscription deviceSubscription(HandOver handOver, RateLimit rate) {
        return new DeviceSubscription(handOver, rate);
    }

    @Bean
    MqttConnection deviceConnection(
            MqttConnectionFactory connections, SiteModel site, DeviceSubscription subscription) {
        return connections.inbound(site.site(), subscription);
    }

    @Bean
    Mqttv5PahoMessageDrivenChannelAdapter deviceMessageInbound(MqttConnection deviceConnection) {
        return MqttInbound.on(deviceConnection);
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
        return new DeviceConnectionHealth(deviceConnection, subscription.subscriptions());
    }
}
