package io.tributary.simulator.replay;

import java.time.Duration;

/**
 * How fast a file's own time passes.
 *
 * @param factor times faster than real time; infinite for as fast as possible
 */
record ReplaySpeed(double factor) {

    ReplaySpeed {
        if (!(factor > 0)) {
            throw new IllegalArgumentException(
                    "the speed is a factor greater than 0, such as 60, or max");
        }
    }

    /**
     * Reads a factor or {@code max}.
     *
     * @throws IllegalArgumentException when it is neither
     */
    static ReplaySpeed of(String text) {
        return new ReplaySpeed(
                text.equals("max") ? Double.POSITIVE_INFINITY : Double.parseDouble(text));
    }

    /** How long after the first row a row is due that is so much later in the file. */
    Duration dueAfter(Duration inFile) {
        double nanos = inFile.toSeconds() * 1e9 / factor + inFile.toNanosPart() / factor;
        return Duration.ofNanos((long) Math.max(0, nanos));
    }

    @Override
    public String toString() {
        return Double.isInfinite(factor) ? "as fast as possible" : factor + " times real time";
    }
}
