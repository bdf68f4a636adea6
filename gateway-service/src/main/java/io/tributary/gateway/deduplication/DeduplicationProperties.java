package io.tributary.gateway.deduplication;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much is remembered of what devices sent.
 *
 * @param maxMessages messages remembered of all devices together, some 32 bytes each; where they
 *     are reached, each device's memory reaches less far back, and the metric {@code
 *     tributary_gateway_deduplication_shortened_total} rises
 */
@Validated
@ConfigurationProperties("tributary.gateway.deduplication")
record DeduplicationProperties(
        @DefaultValue("1000000") @Min(1_000) @Max(100_000_000) int maxMessages) {}
