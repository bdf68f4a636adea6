package io.tributary.acquisition.rate;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.topology.site.SiteModel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the limit of rates together. */
@Configuration(proxyBeanMethods = false)
class RateConfiguration {

    @Bean
    RateLimit rateLimit(RateProperties properties, SiteModel site, MeterRegistry registry) {
        RateLimit limit = new RateLimit(properties, site, System::nanoTime);
        Gauge.builder("tributary.acquisition.rate.unknown.devices", limit, RateLimit::unknown)
                .description("Devices and topics in no model that have a bucket of their own")
                .register(registry);
        return limit;
    }
}
