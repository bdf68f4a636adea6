package io.tributary.gateway.aggregation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How readings are grouped.
 *
 * @param window length of the tumbling windows in event time; 10 ms to 1 h, a divisor of a day
 * @param samples whether every single value is kept beside count, minimum, maximum and sum
 */
@Validated
@ConfigurationProperties("tributary.aggregation")
record AggregationProperties(
        @DefaultValue("1s") Duration window, @DefaultValue("true") boolean samples) {

    AggregationProperties {
        long millis = window.toMillis();
        if (millis < 10 || millis > Duration.ofHours(1).toMillis()) {
            throw new IllegalArgumentException("window is between 10ms and 1h, is " + window);
        }
        if (Duration.ofDays(1).toMillis() % millis != 0) {
            throw new IllegalArgumentException("window must divide a day evenly, is " + window);
        }
    }
}
