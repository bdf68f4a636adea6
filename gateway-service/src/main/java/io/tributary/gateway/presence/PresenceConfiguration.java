package io.tributary.gateway.presence;

import io.tributary.gateway.clock.SteadyClock;
import io.tributary.gateway.intake.BatchSource;
import io.tributary.topology.site.SiteModel;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One presence book for the site. */
@Configuration(proxyBeanMethods = false)
class PresenceConfiguration {

    @Bean
    PresenceBook presenceBook(
            SiteModel site, InstantSource clock, ObjectProvider<BatchSource> batches) {
        return new PresenceBook(
                site,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                SteadyClock.system(),
                () -> batches.getObject().isConnected());
    }
}
