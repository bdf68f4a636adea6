package io.tributary.dashboard.security;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much one user may ask of the REST interface.
 *
 * @param requests requests in a window, which may come all at once; by default 600 a second, twice
 *     what a script needs that gives 300 commands a second
 * @param window time in which they are granted anew, evenly
 * @param historyCost requests that one for history counts as, since it is that much more work
 */
@Validated
@ConfigurationProperties("tributary.rate-limit")
record RateLimitProperties(
        @DefaultValue("6000") @Min(1) int requests,
        @DefaultValue("PT10S") @DurationMin(seconds = 1) @DurationMax(hours = 24) Duration window,
        @DefaultValue("20") @Min(1) int historyCost) {}
