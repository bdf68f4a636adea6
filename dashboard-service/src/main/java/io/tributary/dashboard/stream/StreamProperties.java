package io.tributary.dashboard.stream;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The live stream.
 *
 * @param clients most streams open at once; further ones are refused with 503
 * @param pending most changes that wait for a slow client; beyond it the client gets a new snapshot
 *     instead
 * @param keepAlive longest silence; then an event without news is sent, which also finds clients
 *     that are gone
 */
@Validated
@ConfigurationProperties("tributary.stream")
record StreamProperties(
        @DefaultValue("500") @Min(1) int clients,
        @DefaultValue("2000") @Min(1) int pending,
        @DefaultValue("PT15S") Duration keepAlive) {}
