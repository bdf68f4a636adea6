package io.tributary.streaming.indexing;

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
 * How records are written.
 *
 * @param concurrency consumers of readings in this process; more than the topic has partitions are
 *     idle
 * @param bulkSize about how many bytes a bulk request may have; one larger document still goes
 * @param bulkDocuments how many documents a bulk request may have
 * @param patience how long to try a batch again before Kafka is asked for it anew; well below
 *     Kafka's max.poll.interval.ms
 * @param pause how long to wait before Kafka is asked anew
 * @param stalledAfter how long records may wait without any being done before health says so; well
 *     above the time a batch takes
 */
@Validated
@ConfigurationProperties("tributary.indexing")
record IndexingProperties(
        @DefaultValue("1") @Min(1) @Max(64) int concurrency,
        @DefaultValue("5MB") DataSize bulkSize,
        @DefaultValue("5000") @Min(1) int bulkDocuments,
        @DefaultValue("20s") @DurationMin(millis = 1) @DurationMax(seconds = 60) Duration patience,
        @DefaultValue("1s") @DurationMin(millis = 1) @DurationMax(seconds = 60) Duration pause,
        @DefaultValue("60s") @DurationMin(seconds = 1) Duration stalledAfter) {}
