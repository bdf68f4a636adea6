package io.tributary.dashboard.pipeline;

import java.util.Arrays;

/**
 * Counts of the last two minutes, in five slots of thirty seconds, of which the newest is still
 * filling: so that a trouble that is over is gone from sight two minutes later. Not thread-safe.
 */
final class SlidingCounts {

    static final long SLOT_MILLIS = 30_000;
    private static final int SLOTS = 5;

    private final FlowCounts[] slots = new FlowCounts[SLOTS];
    private final long[] numbers = new long[SLOTS];

    SlidingCounts() {
        Arrays.setAll(slots, slot -> new FlowCounts());
    }

    /** The slot of that time. */
    FlowCounts at(long millis) {
        long number = Math.floorDiv(millis, SLOT_MILLIS);
        int slot = Math.floorMod(number, SLOTS);
        if (numbers[slot] != number) {
            numbers[slot] = number;
            slots[slot] = new FlowCounts();
        }
        return slots[slot];
    }

    /** Everything from {@link #start} on. */
    FlowCounts upTo(long millis) {
        long newest = Math.floorDiv(millis, SLOT_MILLIS);
        FlowCounts all = new FlowCounts();
        for (int slot = 0; slot < SLOTS; slot++) {
            if (numbers[slot] > newest - SLOTS && numbers[slot] <= newest) {
                all.add(slots[slot]);
            }
        }
        return all;
    }

    /** Where the oldest slot begins that counts at that time. */
    static long start(long millis) {
        return (Math.floorDiv(millis, SLOT_MILLIS) - SLOTS + 1) * SLOT_MILLIS;
    }
}
