package io.tributary.acquisition.handover;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How batches are cut.
 *
 * @param maxDelay a batch waits at most this long for more messages
 * @param maxMessages a batch holds at most this many messages; at most half the receive maximum
 * @param maxSize a batch is closed at about this size
 * @param maxInFlight batches sent but not acknowledged
 * @param maxWaiting memory for what waits while that many are in flight; beyond, messages stay with
 *     the broker, and those of QoS 0 are dropped and counted
 * @param retryDelay pause before a batch is sent again that was not taken
 */
@Validated
@ConfigurationProperties("tributary.acquisition.batch")
record HandOverProperties(
        @DefaultValue("20ms") @DurationMin(millis = 1) @DurationMax(seconds = 10) Duration maxDelay,
        @DefaultValue("1000") @Min(1) @Max(10_000) int maxMessages,
        @DefaultValue("256KB") DataSize maxSize,
        @DefaultValue("16") @Min(1) @Max(1000) int maxInFlight,
        @DefaultValue("32MB") DataSize maxWaiting,
        @DefaultValue("500ms") @DurationMin(millis = 10) @DurationMax(seconds = 60)
                Duration retryDelay) {

    /** As large as a message is that brokers were seen to take. */
    private static final long MAX_BATCH_BYTES = 1024L * 1024;

    HandOverProperties {
        require("max-size", maxSize, 1024, MAX_BATCH_BYTES);
        require("max-waiting", maxWaiting, 64 * 1024, Integer.MAX_VALUE);
    }

    private static void require(String name, DataSize size, long min, long max) {
        if (size.toBytes() < min || size.toBytes() > max) {
            throw new IllegalArgumentException(
                    "tributary.acquisition.batch.%s must be %d to %d bytes, is %d"
                            .formatted(name, min, max, size.toBytes()));
        }
    }
}
