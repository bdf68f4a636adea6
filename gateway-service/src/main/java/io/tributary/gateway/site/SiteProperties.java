package io.tributary.gateway.site;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which site this is.
 *
 * @param file the site.yaml of this site; the thesis home when absent
 */
@ConfigurationProperties("tributary.site")
record SiteProperties(@Nullable Path file) {}
