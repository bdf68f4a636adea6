package io.tributary.benchmarks.reads;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** What came to clients of one kind, and how late. */
final class Delivered {

    private final Windows windows;
    private final KafkaSide readable;
    private final Recorder sinceDueMicros = new Recorder(3);
    private final Recorder sinceReadableMicros = new Recorder(3);
    private final LongAdder dropped = new LongAdder();

    Delivered(Windows windows, KafkaSide readable) {
        this.windows = windows;
        this.readable = readable;
    }

    void came(int device, long value, long now) {
        sinceDueMicros.recordValue(micros(now - windows.dueNanos(value)));
        long seen = readable.nanos(value, device);
        // The dashboard may be the quicker of the two consumers.
        sinceReadableMicros.recordValue(seen == 0 ? 0 : micros(now - seen));
    }

    void dropped() {
        dropped.increment();
    }

    /** Since this was last asked. */
    Figures take() {
        return new Figures(
                sinceDueMicros.getIntervalHistogram(),
                sinceReadableMicros.getIntervalHistogram(),
                dropped.sumThenReset());
    }

    private static long micros(long nanos) {
        return Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos));
    }

    /**
     * Figures of a time.
     *
     * @param dropped connections that the dashboard ended
     */
    record Figures(Histogram sinceDueMicros, Histogram sinceReadableMicros, long dropped) {}
}
