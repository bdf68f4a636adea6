package io.tributary.gateway.command;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.gateway.clock.SteadyClock;
import io.tributary.gateway.presence.PresenceBook;
import io.tributary.topology.site.SiteModel;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the commands together. */
@Configuration(proxyBeanMethods = false)
class CommandConfiguration {

    @Bean
    Commands commands(
            SiteModel site,
            PresenceBook presence,
            StatusLog log,
            CommandPublisher publisher,
            InstantSource clock,
            MeterRegistry registry) {
        return new Commands(
                site,
                presence,
                log,
                publisher,
                new Times(clock, SteadyClock.system()),
                new CommandMetrics(registry),
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("commands").daemon().factory()));
    }
}
