package io.tributary.dashboard.page;

import java.util.Arrays;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A number's last value in each of the last steps of time. Thread-safe. */
final class Trend {

    static final int STEP_SECONDS = 15;
    static final int STEPS = 60;

    private final float[] values = new float[STEPS];
    private long newest = Long.MIN_VALUE;

    Trend() {
        Arrays.fill(values, Float.NaN);
    }

    /** Takes a value; one older than all steps is of no use. */
    synchronized void add(long epochSecond, double value) {
        long step = Math.floorDiv(epochSecond, STEP_SECONDS);
        advance(step);
        if (step > newest - STEPS) {
            values[slot(step)] = (float) value;
        }
    }

    /** Takes what was stored of a step, unless something newer was heard of it. */
    synchronized void fill(long epochSecond, double value) {
        long step = Math.floorDiv(epochSecond, STEP_SECONDS);
        advance(step);
        if (step > newest - STEPS && Float.isNaN(values[slot(step)])) {
            values[slot(step)] = (float) value;
        }
    }

    private void advance(long step) {
        if (newest == Long.MIN_VALUE || step >= newest + STEPS) {
            Arrays.fill(values, Float.NaN);
            newest = step;
        }
        while (newest < step) {
            newest++;
            values[slot(newest)] = Float.NaN;
        }
    }

    /**
     * {@code step;first;v,v,,v}: seconds of a step, epoch second of the first, a value or nothing
     * for each. Null where all is older than the steps that end now.
     */
    synchronized @Nullable String text(long nowSecond) {
        long now = Math.floorDiv(nowSecond, STEP_SECONDS);
        if (newest == Long.MIN_VALUE || newest <= now - STEPS) {
            return null;
        }
        StringJoiner text = new StringJoiner(",");
        for (long step = newest - STEPS + 1; step <= newest; step++) {
            float value = values[slot(step)];
            text.add(Float.isNaN(value) ? "" : shortest(value));
        }
        return STEP_SECONDS + ";" + (newest - STEPS + 1) * STEP_SECONDS + ";" + text;
    }

    private static String shortest(float value) {
        String text = Float.toString(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static int slot(long step) {
        return (int) Math.floorMod(step, (long) STEPS);
    }
}
