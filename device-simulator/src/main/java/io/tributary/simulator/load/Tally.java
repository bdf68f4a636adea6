package io.tributary.simulator.load;

/**
 * Counts of messages.
 *
 * @param sent given out
 * @param acknowledged accepted by the broker
 * @param unheard accepted without a subscriber
 * @param refused refused by the broker
 */
record Tally(long sent, long acknowledged, long unheard, long refused) {

    static final Tally NONE = new Tally(0, 0, 0, 0);

    Tally plus(Tally other) {
        return new Tally(
                sent + other.sent,
                acknowledged + other.acknowledged,
                unheard + other.unheard,
                refused + other.refused);
    }

    long unanswered() {
        return sent - acknowledged - unheard - refused;
    }
}
