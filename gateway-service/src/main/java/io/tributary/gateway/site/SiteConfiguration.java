package io.tributary.gateway.site;

import io.tributary.topology.name.GatewayId;
import io.tributary.topology.site.SiteModel;
import io.tributary.topology.site.SiteModelReader;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the site model once, at start. */
@Configuration(proxyBeanMethods = false)
class SiteConfiguration {

    private static final int SHARD = 0;

    @Bean
    SiteModel siteModel(SiteProperties properties) {
        return properties.file() == null
                ? SiteModelReader.thesisHome()
                : SiteModelReader.read(properties.file());
    }

    @Bean
    GatewayIdentity gatewayIdentity(SiteModel site, GatewayProperties properties) {
        String id = properties.id() == null ? site.site() + "-gw" : properties.id();
        return new GatewayIdentity(site.site(), GatewayId.of(id), SHARD);
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
