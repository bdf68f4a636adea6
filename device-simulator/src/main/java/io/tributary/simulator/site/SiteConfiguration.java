package io.tributary.simulator.site;

import io.tributary.topology.site.InvalidSiteModelException;
import io.tributary.topology.site.SiteModel;
import io.tributary.topology.site.SiteModelReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the site model once, at start. */
@Configuration(proxyBeanMethods = false)
class SiteConfiguration {

    @Bean
    SiteModel siteModel(SiteProperties properties) {
        return properties.file() == null ? SiteModelReader.thesisHome() : read(properties.file());
    }

    private static SiteModel read(Path file) {
        try {
            return SiteModelReader.read(file);
        } catch (InvalidSiteModelException e) {
            throw new UnusableSiteException(String.valueOf(e.getMessage()), e);
        } catch (UncheckedIOException e) {
            throw new UnusableSiteException("Cannot read the site file " + file, e);
        }
    }
}
