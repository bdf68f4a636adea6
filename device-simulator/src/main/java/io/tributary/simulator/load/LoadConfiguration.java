package io.tributary.simulator.load;

import io.tributary.simulator.mqtt.MqttConnections;
import io.tributary.simulator.run.RunMode;
import io.tributary.simulator.run.RunOutcome;
import io.tributary.topology.site.SiteModel;
import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The simulator as a source of load. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = RunMode.PROPERTY, havingValue = "load")
class LoadConfiguration {

    @Bean
    LoadRun loadRun(
            SiteModel site,
            LoadProperties properties,
            MqttConnections connections,
            RunOutcome outcome) {
        double rate = Objects.requireNonNull(properties.rate(), "a load run has a rate");
        return new LoadRun(site.site(), properties, rate, connections, outcome, Clock.systemUTC());
    }
}
