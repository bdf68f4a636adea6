package io.tributary.acquisition.site;

import io.tributary.topology.site.SiteModel;
import io.tributary.topology.site.SiteModelReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the site model once, at start. */
@Configuration(proxyBeanMethods = false)
class SiteConfiguration {

    @Bean
    SiteModel siteModel(SiteProperties properties) {
        return properties.file() == null
                ? SiteModelReader.thesisHome()
                : SiteModelReader.read(properties.file());
    }
}
