package io.tributary.streaming.rollup;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How minutes and hours are rolled up. Until they are, history is answered from what is finer.
 *
 * @param settle how long to wait for more readings, after the end of a minute or hour and after
 *     each change of one
 * @param interval how often to look for what is due
 * @param page how many minutes or hours of locations are taken at a time
 * @param behindAfter how long something may be due before the log says so
 * @param pendingLimit how much may wait before readings of earlier versions are marked no further
 */
@Validated
@ConfigurationProperties("tributary.rollup")
record RollupProperties(
        @DefaultValue("10s") @DurationMin(millis = 1) @DurationMax(hours = 1) Duration settle,
        @DefaultValue("5s") @DurationMin(millis = 1) @DurationMax(hours = 1) Duration interval,
        @DefaultValue("1000") @Min(1) @Max(1_000) int page,
        @DefaultValue("5m") @DurationMin(seconds = 1) Duration behindAfter,
        @DefaultValue("20000") @Min(1) int pendingLimit) {}
