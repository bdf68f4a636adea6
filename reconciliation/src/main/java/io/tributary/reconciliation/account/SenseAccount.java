package io.tributary.reconciliation.account;

import io.tributary.reconciliation.numbers.NumberRanges;

/** What stands of one device in {@code sense}. Not thread-safe. */
public final class SenseAccount {

    private final NumberRanges numbers = new NumberRanges();
    private final NumberRanges doubled = new NumberRanges();
    private long messages;
    private long repeats;
    private long unnumbered;
    private long readings;

    /**
     * Adds what one aggregated message says of the device.
     *
     * @param messages device messages in it that an earlier part of its window has not
     * @param found their numbers; empty where the device gives none
     * @param readings readings in it
     */
    public void add(long messages, NumberRanges found, long readings) {
        this.messages += messages;
        this.readings += readings;
        if (found.isEmpty()) {
            unnumbered += messages;
            return;
        }
        NumberRanges again = numbers.addAll(found);
        doubled.addAll(again);
        // the same number twice in one window: told by the count alone
        repeats += again.count() + Math.max(0, messages - found.count());
    }

    /** Messages, doubled ones as often as they stand there. */
    public long messages() {
        return messages;
    }

    /** Numbers, each once. */
    public NumberRanges numbers() {
        return numbers;
    }

    /** Numbers that stand in several windows or commits. */
    public NumberRanges doubled() {
        return doubled;
    }

    /** Messages too many: each that stands there beside another of its number. */
    public long repeats() {
        return repeats;
    }

    /** Messages without a number. */
    public long unnumbered() {
        return unnumbered;
    }

    public long readings() {
        return readings;
    }
}
