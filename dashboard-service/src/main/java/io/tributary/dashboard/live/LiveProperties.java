package io.tributary.dashboard.live;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The live read model.
 *
 * @param maxReadings most elements whose newest value is kept; further ones are counted and not
 *     shown
 * @param maxDevices most devices, and most actuators, whose state is kept; further ones are counted
 *     and not shown
 */
@Validated
@ConfigurationProperties("tributary.live")
record LiveProperties(
        @DefaultValue("100000") @Min(1) int maxReadings,
        @DefaultValue("20000") @Min(1) int maxDevices) {}
