package io.tributary.dashboard.availability.health;

import io.tributary.dashboard.availability.Availability;
import io.tributary.dashboard.availability.Dependency;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Health components: without Kafka there is nothing live, without Elasticsearch there is less. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    /** Named in the settings, where it ranks between out-of-service and up. */
    static final Status DEGRADED = new Status("DEGRADED");

    @Bean
    HealthIndicator kafkaHealthIndicator(Availability availability) {
        return new DependencyHealthIndicator(availability, Dependency.KAFKA, Status.DOWN);
    }

    @Bean
    HealthIndicator elasticsearchHealthIndicator(Availability availability) {
        return new DependencyHealthIndicator(availability, Dependency.ELASTICSEARCH, DEGRADED);
    }
}
