package io.tributary.dashboard.pipeline;

import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Latencies in milliseconds, to two digits. What cannot be one is counted beside them: time that
 * runs backwards, and more than an hour, which is a wrong clock or a reading that is told late. Not
 * thread-safe.
 */
final class HopCounts {

    static final long LONGEST_MILLIS = 3_600_000;
    private static final int DIGITS = 2;

    private @Nullable IntCountsHistogram histogram;
    private long backwards;
    private long beyond;

    void record(long millis) {
        if (millis < 0) {
            backwards++;
        } else if (millis > LONGEST_MILLIS) {
            beyond++;
        } else {
            histogram().recordValue(millis);
        }
    }

    void add(HopCounts other) {
        if (other.histogram != null) {
            histogram().add(other.histogram);
        }
        backwards += other.backwards;
        beyond += other.beyond;
    }

    Latency latency() {
        IntCountsHistogram counted = histogram;
        if (counted == null) {
            return new Latency(0, null, null, null, null, backwards, beyond);
        }
        return new Latency(
                counted.getTotalCount(),
                counted.getValueAtPercentile(50),
                counted.getValueAtPercentile(95),
                counted.getValueAtPercentile(99),
                counted.getMaxValue(),
                backwards,
                beyond);
    }

    /** Made when there is something to count; it grows with what it counts, to some 8 KiB. */
    private IntCountsHistogram histogram() {
        IntCountsHistogram known = histogram;
        if (known == null) {
            known = new IntCountsHistogram(DIGITS);
            histogram = known;
        }
        return known;
    }
}
