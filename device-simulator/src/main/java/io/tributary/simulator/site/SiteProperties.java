package io.tributary.simulator.site;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Which site is played.
 *
 * @param file path of the site model, {@code site.yaml}; without it the thesis home
 */
@ConfigurationProperties("tributary.site")
@Validated
record SiteProperties(@Nullable Path file) {}
