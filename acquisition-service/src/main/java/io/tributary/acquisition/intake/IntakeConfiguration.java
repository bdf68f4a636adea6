package io.tributary.acquisition.intake;

import io.tributary.acquisition.mqtt.MqttConnections;
import io.tributary.acquisition.presence.DeviceEventDecoder;
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
    DeviceMessageDecoder deviceMessageDecoder(SiteModel site, MqttConnections connections) {
        return new DeviceMessageDecoder(
                new SensedMessageDecoder(site, connections.maxPayloadBytes()),
                new DeviceEventDecoder(),
                new Rejections(site.site()));
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
