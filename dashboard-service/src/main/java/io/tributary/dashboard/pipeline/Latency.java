package io.tributary.dashboard.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * Latencies of the last two minutes.
 *
 * @param count how many were measured
 * @param p50Millis half of them took no longer; absent, as the others, where none was measured
 * @param p95Millis 95 of 100 took no longer
 * @param p99Millis 99 of 100 took no longer
 * @param maxMillis the longest
 * @param clocksDiffer how many beside them seem to have arrived before they left
 * @param beyondAnHour how many beside them took more than an hour
 */
public record Latency(
        long count,
        @Nullable Long p50Millis,
        @Nullable Long p95Millis,
        @Nullable Long p99Millis,
        @Nullable Long maxMillis,
        long clocksDiffer,
        long beyondAnHour) {}
