package io.tributary.gateway.preview;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The preview.
 *
 * @param enabled whether what is about to be committed is published at the site, too; off unless
 *     asked for, since it costs a connection and the encoding of every message once more, which a
 *     slow machine at the edge may not have to spare
 */
@Validated
@ConfigurationProperties("tributary.gateway.preview")
record PreviewProperties(@DefaultValue("false") boolean enabled) {}
