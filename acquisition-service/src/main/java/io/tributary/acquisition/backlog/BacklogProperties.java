package io.tributary.acquisition.backlog;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How far acquisition may be ahead of the gateway's journal. Beyond, new readings become counted
 * rejections {@code backlog-full}, until it is half as far ahead. What is ahead stands in the
 * broker, whose own limit for the gateway's session has to be several times as high: at it, brokers
 * drop messages without a word.
 *
 * @param maxBytes bytes of the batches ahead
 * @param maxBatches their number. HiveMQ counts messages, 1,000,000 in the local stack and 1,000 by
 *     its own default, Mosquitto too, 1,000 by default ({@code max_queued_messages})
 */
@Validated
@ConfigurationProperties("tributary.acquisition.backlog")
record BacklogProperties(
        @DefaultValue("64MB") DataSize maxBytes,
        @DefaultValue("250000") @Min(10) @Max(10_000_000) int maxBatches) {

    private static final long LEAST_BYTES = 64 * 1024;

    BacklogProperties {
        if (maxBytes.toBytes() < LEAST_BYTES) {
            throw new IllegalArgumentException(
                    "tributary.acquisition.backlog.max-bytes must be at least %d bytes, is %d"
                            .formatted(LEAST_BYTES, maxBytes.toBytes()));
        }
    }
}
