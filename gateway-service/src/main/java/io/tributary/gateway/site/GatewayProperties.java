package io.tributary.gateway.site;

import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * This gateway's identity. Two running gateways of one identity exclude each other: the older one
 * ends.
 *
 * @param id the gateway's name; {@code {site}-gw} when absent
 */
@Validated
@ConfigurationProperties("tributary.gateway")
record GatewayProperties(
        @Nullable @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}") String id) {}
