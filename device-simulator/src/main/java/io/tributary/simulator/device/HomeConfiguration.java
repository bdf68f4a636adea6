package io.tributary.simulator.device;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.simulator.mqtt.MqttConnections;
import io.tributary.simulator.run.RunMode;
import io.tributary.simulator.run.RunOutcome;
import io.tributary.topology.site.SiteModel;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The simulator as a home. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = RunMode.PROPERTY, havingValue = "home")
class HomeConfiguration {

    @Bean
    FleetWatch fleetWatch(MeterRegistry registry, RunOutcome outcome) {
        return new FleetWatch(registry, outcome::endProcess);
    }

    @Bean
    DeviceFleet deviceFleet(
            SiteModel site,
            HomeProperties properties,
            MqttConnections connections,
            FleetWatch watch) {
        return new DeviceFleet(site, properties, connections, watch, Clock.systemUTC());
    }

    @Bean
    DevicesHealthIndicator devicesHealthIndicator(FleetWatch watch) {
        return new DevicesHealthIndicator(watch);
    }
}
