package io.tributary.acquisition.handover;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
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
 * @param maxInFlight batches sent but not acknowledged; at this many, acquisition takes no more
 *     messages
 * @param retryDelay pause before a batch is sent again that was not taken
 */
@Validated
@ConfigurationProperties("tributary.acquisition.batch")
record HandOverProperties(
        @DefaultValue("20ms") Duration maxDelay,
        @DefaultValue("1000") @Min(1) @Max(10_000) int maxMessages,
        @DefaultValue("256KB") DataSize maxSize,
        @DefaultValue("16") @Min(1) @Max(1000) int maxInFlight,
        @DefaultValue("500ms") Duration retryDelay) {}
