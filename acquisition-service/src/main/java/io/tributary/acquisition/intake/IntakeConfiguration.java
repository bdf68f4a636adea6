package io.tributary.acquisition.intake;

import io.tributary.acquisition.backlog.GatewayBacklog;
import io.tributary.acquisition.mqtt.MqttConnectionFactory;
import io.tributary.acquisition.presence.DeviceEventDecoder;
import io.tributary.acquisition.rate.RateLimit;
import io.tributary.acquisition.rejection.Rejections;
import io.tributary.acquisition.telemetry.SensedMessageDecoder;
import io.tributary.topology.site.SiteModel;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the decoding together. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    @Bean
    DeviceMessageDecoder deviceMessageDecoder(
            SiteModel site,
            MqttConnectionFactory connections,
            RateLimit rate,
            GatewayBacklog backlog) {
        SensedMessageDecoder sensed = new SensedMessageDecoder(site);
        Rejections rejections = new Rejections(site.site());
        int maxPayloadBytes = connections.maxPayloadBytes();
        return new DeviceMessageDecoder(
                sensed,
                new DeviceEventDecoder(),
                rejections,
                new ReplayDecoder(site.site(), sensed, rejections, backlog, maxPayloadBytes),
                new Admission(rate, backlog),
                maxPayloadBytes);
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
