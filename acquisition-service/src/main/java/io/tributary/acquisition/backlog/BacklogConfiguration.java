package io.tributary.acquisition.backlog;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what knows how far the gateway is. */
@Configuration(proxyBeanMethods = false)
class BacklogConfiguration {

    @Bean
    GatewayBacklog gatewayBacklog(
            BacklogProperties properties, MeterRegistry registry, InstantSource clock) {
        return new GatewayBacklog(properties, registry, clock, System::nanoTime);
    }

    @Bean
    BacklogHealth gatewayBacklogHealthIndicator(GatewayBacklog backlog) {
        return new BacklogHealth(backlog);
    }
}
