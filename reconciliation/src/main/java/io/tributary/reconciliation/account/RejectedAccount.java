package io.tributary.reconciliation.account;

import io.tributary.reconciliation.numbers.NumberRanges;

/** What stands of one device in {@code rejected}. Not thread-safe. */
public final class RejectedAccount {

    private final NumberRanges numbers = new NumberRanges();
    private final NumberRanges doubled = new NumberRanges();
    private long messages;
    private long unnumbered;
    private long fedInAgain;
    private long refusedReadings;

    /**
     * Adds a rejection of device messages.
     *
     * @param messages how many it stands for
     * @param found their numbers as far as they are known
     */
    public void add(long messages, NumberRanges found) {
        this.messages += messages;
        doubled.addAll(numbers.addAll(found));
        unnumbered += Math.max(0, messages - found.count());
    }

    /** Adds messages that a person fed in again: what became of them stands elsewhere. */
    public void addFedInAgain(long messages) {
        this.messages += messages;
        fedInAgain += messages;
    }

    /** Adds readings that Elasticsearch refused to store. */
    public void addRefusedReadings(long readings) {
        refusedReadings += readings;
    }

    /** Messages that were refused. */
    public long messages() {
        return messages;
    }

    /** Those of them for which the rejection is the last word. */
    public long standing() {
        return messages - fedInAgain;
    }

    /** Their numbers, each once. */
    public NumberRanges numbers() {
        return numbers;
    }

    /** Numbers that were refused more than once. */
    public NumberRanges doubled() {
        return doubled;
    }

    /** Messages whose numbers are not known. */
    public long unnumbered() {
        return unnumbered;
    }

    /** Readings that stand in {@code sense}, but which Elasticsearch refused. */
    public long refusedReadings() {
        return refusedReadings;
    }
}
