package io.tributary.acquisition.rate;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many messages a device may send before they become counted rejections {@code rate}.
 *
 * @param messagesPerSecond for good. Sensors send one message in seconds, fast meters tens in a
 *     second: 200 is beyond all of them, and a thousand times a sensor's usual rate is beyond 200
 * @param burst at once. A device that was cut off for a day flushes its buffer of a message in ten
 *     seconds, 8,640, and so passes a replayed file of that length; a flood is through with it
 *     within seconds
 * @param maxUnknown devices and topics that are not in the site model and are told apart; some 200
 *     bytes each. Messages of further ones are counted rejections, until one of these has been
 *     silent for as long as an empty bucket takes to fill
 */
@Validated
@ConfigurationProperties("tributary.acquisition.rate")
record RateProperties(
        @DefaultValue("200") @Min(1) @Max(1_000_000) int messagesPerSecond,
        @DefaultValue("10000") @Min(1) @Max(100_000_000) int burst,
        @DefaultValue("20000") @Min(1) @Max(1_000_000) int maxUnknown) {}
