package io.tributary.simulator.replay;

import io.tributary.simulator.mqtt.MqttConnections;
import io.tributary.simulator.run.RunMode;
import io.tributary.simulator.run.RunOutcome;
import io.tributary.topology.site.SiteModel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The simulator as a player of a file. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = RunMode.PROPERTY, havingValue = "replay")
class ReplayConfiguration {

    @Bean
    ReplayRun replayRun(
            SiteModel site,
            ReplayProperties properties,
            MqttConnections connections,
            RunOutcome outcome) {
        Path file = Objects.requireNonNull(properties.file(), "a replay has a file");
        return new ReplayRun(site, file, properties, connections, outcome, Clock.systemUTC());
    }
}
